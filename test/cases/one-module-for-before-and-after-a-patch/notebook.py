# %%
def doubled(x):
    return 2 * x


doubled(2)

# %%
import math

math.sqrt = lambda x: 'patched'

# %%
from math import sqrt


def root(x):
    return sqrt(x)


# %%
root(4)
