print("loaded")


def area(r):
    return r
