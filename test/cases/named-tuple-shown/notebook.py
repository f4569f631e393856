# %%
from collections import namedtuple

Point = namedtuple('Point', 'x y')


def origin():
    return Point(0, 0)


# %%
print(origin(), Point)
