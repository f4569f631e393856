# %%
def reading():
    return 1


def total():
    return reading()


# %%
def offset(function):
    return lambda: function() + 100


reading = offset(reading)

# %%
total()
