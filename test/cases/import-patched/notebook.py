# %%
import math


def circumference(r):
    return 2 * math.pi * r


# %%
math.pi = 3

# %%
circumference(1)
