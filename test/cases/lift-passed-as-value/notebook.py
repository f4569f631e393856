# %%
import os

offset = int(os.environ.get('UNSET', '5'))


def shift(x):
    return x + offset


# %%
list(map(shift, [1, 2])), shift(3)
