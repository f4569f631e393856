# %%
LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


# %%
get_ipython().push({'LIMIT': 7})

# %%
clipped(9)
