# %%
from functools import singledispatch


@singledispatch
def kind(value):
    return 'other'


# %%
@kind.register
def _(value: int):
    return 'number'


@kind.register
def _(value: str):
    return 'text'


# %%
kind(1), kind('a'), kind(None)
