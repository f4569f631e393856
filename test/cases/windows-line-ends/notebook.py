# %%
LIMIT = 3


def clipped(x):
    """Clips.

    Well.
    """
    return min(x, LIMIT)


# %%
clipped(9), clipped.__doc__
