# %%
from math import ceil as whole

def pages(x):
    return whole(x / 10)

# %%
print(pages(25))
