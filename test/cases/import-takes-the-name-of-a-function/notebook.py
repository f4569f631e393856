# %%
def sqrt(x):
    return 'own'


# %%
sqrt(4)

# %%
from math import sqrt


# %%
def root(x):
    return sqrt(x)


# %%
root(4)
