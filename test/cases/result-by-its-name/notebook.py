# %%
LIMIT = 3

# %%
def clipped(x):
    return min(x, LIMIT)

# %%
clipped(9)

# %%
_3 + 1
