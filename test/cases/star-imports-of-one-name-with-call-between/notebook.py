# %%
from math import *


# %%
def root(x):
    return sqrt(x)


# %%
root(9)

# %%
from cmath import *

# %%
root(9)
