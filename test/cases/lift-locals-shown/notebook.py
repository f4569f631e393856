# %%
import os

extra = int(os.environ.get('UNSET', '1'))


def names(x):
    y = x + extra
    return sorted(locals())


# %%
names(2)
