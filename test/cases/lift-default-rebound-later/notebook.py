# %%
import os

size = len(os.environ.get('UNSET', 'abc'))


def window(text, size=size):
    return text[:size]


# %%
size = len(os.environ.get('UNSET', 'a'))
window('solid')
