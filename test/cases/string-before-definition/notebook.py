# %%
"""What follows doubles."""


def doubled(x):
    return 2 * x

# %%
doubled(4)
