# %%
import sys

if len(sys.argv) > 1000:
    extra = 1


def label(x):
    return extra if x else 'none'


# %%
label(0)
