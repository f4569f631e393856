# %%
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    x: float
    y: float


ORIGIN = Point(0, 0)


# %%
def distance(point, origin=ORIGIN):
    return abs(point.x - origin.x) + abs(point.y - origin.y)


# %%
distance(Point(3, 4))
