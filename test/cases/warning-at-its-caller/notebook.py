# %%
import warnings


def checked(x):
    warnings.warn('hot', stacklevel=2)
    return x


# %%
checked(1)
checked(2)
