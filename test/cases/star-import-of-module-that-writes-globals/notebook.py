# %%
from shapes import *


# %%
def total(sides):
    return sum(sides)


def count(sides):
    return len(sides)


# %%
total([1, 2]), count([1, 2])
