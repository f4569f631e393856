# %%
LIMIT = 3

# %%
def clipped(x):
    return min(x, LIMIT)

# %%
clipped(9)

# %%
Out[3] + 1
