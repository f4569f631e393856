# %%
from functools import singledispatch


@singledispatch
def told(x):
    return 'any'


# %%
@told.register
def _(x: int):
    return 'int'


# %%
told(1), told('a')
