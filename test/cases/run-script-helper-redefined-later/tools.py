def helper(x):
    return x


def twice(x):
    return helper(x) + helper(x)
