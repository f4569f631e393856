# %%
from math import sqrt


def root(x):
    return sqrt(x)


# %%
root(4)

# %%
from cmath import sqrt

# %%
root(4)
