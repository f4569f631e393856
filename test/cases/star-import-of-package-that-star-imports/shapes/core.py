def sum(sides):
    return f'the sum of {sides}'


def _max(sides):
    return f'the longest of {sides}'
