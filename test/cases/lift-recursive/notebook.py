# %%
import os

memo = {}
children = {name: list(below) for name, below in [('a', os.environ.get('UNSET', 'bc')), ('b', 'd')]}


def depth(name):
    below = children.get(name, [])
    return 1 + max((depth(each) for each in below), default=0)


# %%
depth('a'), depth('d')

# %%
children = {}
depth('a')
