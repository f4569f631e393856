# %%
import sys

if sys.version_info >= (3,):
    MODE = 'new'
else:
    MODE = 'old'


# %%
def mode():
    return MODE


# %%
mode()
