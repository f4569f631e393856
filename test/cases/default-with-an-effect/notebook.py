# %%
import itertools

numbers = itertools.count()

# %%
next(numbers)


# %%
def tagged(x, number=next(numbers)):
    return number, x


# %%
tagged('a')
