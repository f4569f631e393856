"""Shapes."""

import math

PI = 3


def area(r):
    """The area of a circle."""
    return round(PI * math.pow(r, 2))


if __name__ == "__main__":
    print(area(1))
