# %%
import os

def label(x):
    return names[x] if x else 'none'


# %%
label(0)

# %%
names = dict(enumerate(os.environ.get('UNSET', 'ab')))

# %%
label(1)
