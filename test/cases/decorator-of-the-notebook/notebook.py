# %%
import functools


def doubled(function):
    @functools.wraps(function)
    def wrapper(*args):
        return 2 * function(*args)

    return wrapper


# %%
@doubled
def area(a, b):
    return a * b


# %%
area(2, 3), area.__name__
