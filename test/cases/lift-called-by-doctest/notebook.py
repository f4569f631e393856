# %%
import os

extra = int(os.environ.get('UNSET', '1'))


def plus(x):
    """
    >>> plus(2)
    3
    """
    return x + extra


# %%
import doctest

doctest.testmod()
