# %%
from math import sqrt


# %%
def root(x):
    return sqrt(x)


root(4)

# %%
def sqrt(x):
    return 'own'


# %%
root(4)
