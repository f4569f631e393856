RATE = 2


def scaled(x):
    return RATE * x
