# %%
LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


# %%
locals().update(LIMIT=7)

# %%
clipped(9)
