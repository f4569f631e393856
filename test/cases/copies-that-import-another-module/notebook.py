# %%
from math import floor as whole

def pages(x):
    return whole(x / 10)

# %%
print(pages(25))
