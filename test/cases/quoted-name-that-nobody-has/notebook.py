# %%
from typing import Union


def label(x):
    return f'<{x}>'


def either():
    return Union['Nobody', str]


# %%
print(label(1))
either().__args__[1]
