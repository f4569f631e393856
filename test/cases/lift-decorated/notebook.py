# %%
import os

from functools import lru_cache

offset = int(os.environ.get('UNSET', '5'))


@lru_cache
def shift(x):
    print('computed')
    return x + offset


# %%
shift(1), shift(1)

# %%
offset = 7
shift(1)
