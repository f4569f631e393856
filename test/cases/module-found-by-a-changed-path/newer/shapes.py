def area(r):
    return 10 * r
