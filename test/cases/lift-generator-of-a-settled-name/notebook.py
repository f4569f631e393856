# %%
import os

step = int(os.environ.get('UNSET', '2'))


def climb(n):
    for i in range(n):
        yield i * step


# %%
climbing = climb(3)
list(climbing)
