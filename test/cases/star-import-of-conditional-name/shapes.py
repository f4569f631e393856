import os

if 'SHAPES_WITH_UNITS' in os.environ:

    def sum(sides):
        return f'the sum of {sides} in metres'


def max(sides):
    return f'the longest of {sides}'


del max
