# %%
def module_of(function):
    return function.__module__


def twice(x):
    return 2 * x


def half(x):
    return x / 2


# %%
module_of(twice), half(3)
