# %%
def root(x):
    return sqrt(x)


# %%
import math

math.sqrt = lambda x: 'patched'

# %%
from math import sqrt

# %%
root(4)
