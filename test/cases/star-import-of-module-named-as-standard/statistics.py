from bisect import *


def median(values):
    return values[len(values) // 2]


def sum(values):
    return values[0] + values[1]
