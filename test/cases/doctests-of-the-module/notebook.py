# %%
import doctest


def doubled(x):
    """
    >>> doubled(2)
    4
    """
    return 2 * x


def halved(x):
    return x / 2


# %%
doctest.testmod()
