# %%
from enum import Enum


class State(Enum):
    OK = 1
    WORN = 2


def judge(load):
    return State.WORN if load > 5 else State.OK


# %%
judge(7)
