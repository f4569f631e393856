# %%
def root(x):
    return math.sqrt(x)


# %%
import math

# %%
root(9)
