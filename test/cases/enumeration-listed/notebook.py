# %%
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


def pick(warm):
    return Color.RED if warm else Color.BLUE


# %%
print(list(Color), sorted(Color, key=lambda color: color.name)[0])

# %%
pick(True)
