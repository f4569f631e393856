# %%
import contextlib
import doctest
import io


def half(x):
    """Half.

    >>> half(3)
    1.5
    """
    return x / 2


def twice(x):
    return 2 * x


# %%
told = io.StringIO()
with contextlib.redirect_stdout(told):
    doctest.testmod(verbose=True)
[line.strip() for line in told.getvalue().splitlines() if line.strip().startswith('__main__')]
