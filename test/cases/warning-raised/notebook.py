# %%
import warnings


def checked(x):
    if x > 9:
        warnings.warn("hot")
    return x


# %%
checked(10)
