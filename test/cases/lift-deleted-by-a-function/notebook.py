# %%
import os

extra = int(os.environ.get('UNSET', '1'))


def label(x):
    return extra if x else 'none'


def forget():
    global extra
    del extra


# %%
label(1)

# %%
forget()
label(0)
