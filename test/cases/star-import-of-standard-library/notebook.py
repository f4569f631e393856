# %%
from math import *


# %%
def area(r):
    return floor(pi * r * r)


# %%
area(2)
