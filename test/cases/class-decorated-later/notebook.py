# %%
from dataclasses import dataclass


class Point:
    x: int


Point = dataclass(Point)

# %%
Point(3)
