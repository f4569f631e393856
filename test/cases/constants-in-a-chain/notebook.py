# %%
BASE = 2
LIMIT = BASE * 10


# %%
def clipped(x):
    return min(x, LIMIT)


# %%
clipped(15), clipped(50)
