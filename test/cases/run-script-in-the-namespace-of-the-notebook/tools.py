def scaled(x):
    return RATE * x
