# %%
LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


# %%
import __main__

__main__.LIMIT = 7

# %%
clipped(9)
