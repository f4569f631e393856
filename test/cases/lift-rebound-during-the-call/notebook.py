# %%
import os

count = int(os.environ.get('UNSET', '1'))


def bump():
    global count
    count += 1


def twice():
    first = count
    bump()
    return first, count


# %%
twice()
