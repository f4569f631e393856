# %%
LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


# %%
globals()['LIMIT'] = 7

# %%
clipped(9)
