# %%
def total(rows):
    return str(sum(rows))


def largest(rows):
    return str(amax(rows))


# %%
total([1, 2])

# %%
from numpy import *

# %%
total([[1, 2], [3, 4]]) + ' ' + largest([1, 5])
