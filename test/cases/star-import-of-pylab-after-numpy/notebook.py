# %%
import numpy as np
from pylab import *


# %%
def grid(n):
    return np.linspace(0, 1, n)


def wave(n):
    return [round(float(y), 6) for y in sin(grid(n))]


# %%
wave(2)
