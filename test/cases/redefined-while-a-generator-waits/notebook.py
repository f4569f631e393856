# %%
def scale(x):
    return x * 2


def scaled(values):
    for value in values:
        yield scale(value)


# %%
waiting = scaled([1, 2])

# %%
next(waiting)

# %%
def scale(x):
    return x * 100


# %%
next(waiting)
