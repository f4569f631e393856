# %%
class Reading:
    unit = 'K'


def is_reading(value):
    return isinstance(value, Reading)


# %%
class Reading:
    unit = 'C'


# %%
is_reading(Reading())
