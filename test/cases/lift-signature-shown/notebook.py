# %%
import os

import inspect

extra = int(os.environ.get('UNSET', '1'))


def plus(x):
    return x + extra


# %%
print(inspect.signature(plus), plus(1))
