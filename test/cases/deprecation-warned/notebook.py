# %%
import warnings


def radius(d):
    return d / 2


def area(r):
    warnings.warn('use disk', category=DeprecationWarning)
    return 3 * r


# %%
area(radius(4))
