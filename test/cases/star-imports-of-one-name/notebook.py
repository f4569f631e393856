# %%
from cmath import *
from math import *


# %%
def root(x):
    return sqrt(x)


def turned(x):
    return phase(x)


# %%
root(9), turned(-1) > 3
