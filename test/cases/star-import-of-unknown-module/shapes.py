FACTOR = 3


def abs(x):
    return f'a shape of {x}'
