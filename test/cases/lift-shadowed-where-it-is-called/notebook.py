# %%
import os

extra = int(os.environ.get('UNSET', '1'))


def plus(x):
    return x + extra


def many(extra):
    return [plus(each) for each in extra]


# %%
many([1, 2])
