# %%
rows = sorted([2, 1]); LIMIT = 3


# %%
def clipped(x):
    return min(x, LIMIT)


# %%
clipped(9), rows
