# %%
import os

extra = int(os.environ.get('UNSET', '1'))


def plus(x):
    display(extra)
    return x + extra


def minus(x):
    return x - extra


# %%
print(plus(2), minus(2))
