# %%
import os

def label(x):
    return names[x] if x else 'none'


def both(x):
    return [label(x), x]


# %%
both(0)

# %%
names = dict(enumerate(os.environ.get('UNSET', 'ab')))

# %%
both(1)
