# %%
from inspect import signature
from os import *


# %%
def opener():
    return sorted({'flags', 'newline'} & set(signature(open).parameters))


def longest(names):
    return max(names, key=len)


# %%
opener(), longest(['a', 'bc'])
