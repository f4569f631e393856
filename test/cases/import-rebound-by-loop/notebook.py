# %%
import math as m


def root(x):
    return m.sqrt(x)


# %%
root(4)

# %%
for m in range(2):
    pass

# %%
root(4)
