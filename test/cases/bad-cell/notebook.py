# %%
LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


def doubled(x):
    return 2 * x


# %%
LIMIT = = 5

# %%
clipped(4), doubled(4)
