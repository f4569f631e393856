# %%
from shapes import *


# %%
def area(r):
    return FACTOR * r


def distance(a, b):
    return abs(a - b)


# %%
area(2), distance(1, 4)
