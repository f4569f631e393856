# %%
class BadReading(ValueError):
    pass


def checked(x):
    if x < 0:
        raise BadReading(f'{x} is negative')
    return x


# %%
try:
    checked(-1)
except BadReading as problem:
    print('caught', problem)

# %%
checked(-2)

# %%
checked(3)
