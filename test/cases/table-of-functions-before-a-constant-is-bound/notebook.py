# %%
def near(x):
    return x < LIMIT


def far(x):
    return not near(x)


CHECKS = (near, far)

LIMIT = 10


def checks(x):
    return [check(x) for check in CHECKS]


# %%
checks(3)
