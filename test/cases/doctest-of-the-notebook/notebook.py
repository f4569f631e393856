# %%
def doubled(x):
    """Doubles.

    >>> doubled(2)
    4
    """
    return 2 * x


# %%
import doctest

doctest.testmod()
