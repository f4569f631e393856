# %%
import os

count = int(os.environ.get('UNSET', '1'))


def bump():
    global count
    count += 1


def around(action):
    first = count
    action()
    return first, count


# %%
around(bump)
