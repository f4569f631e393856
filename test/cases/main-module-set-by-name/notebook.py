# %%
import sys

LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


# %%
setattr(sys.modules['__main__'], 'LIMIT', 7)

# %%
clipped(9)
