__all__ = ['area']
__all__ += ['max']


def area(sides):
    return sides[0] * sides[1]


def max(sides):
    return f'the longest of {sides}'


def sum(sides):
    return f'the sum of {sides}'
