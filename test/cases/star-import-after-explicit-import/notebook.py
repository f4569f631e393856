# %%
from math import sqrt
from cmath import *


# %%
def root(x):
    return sqrt(x)


# %%
root(-9)
