# %%
import os

extra = int(os.environ.get('UNSET', '1'))


def label(x):
    return extra if x else 'none'


# %%
label(1)

# %%
del extra
label(0)
