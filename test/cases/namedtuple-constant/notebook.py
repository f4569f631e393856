# %%
from collections import namedtuple

Point = namedtuple('Point', 'x y')


# %%
def mirrored(point):
    return Point(point.y, point.x)


# %%
mirrored(Point(1, 2))
