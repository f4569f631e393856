# %%
def collect(value, bag=[]):
    bag.append(value)
    return bag


# %%
collect(1)
collect(2)
