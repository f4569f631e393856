# %
def settings(size):
    width = size + 1
    return sorted(locals())

# %
settings(1)
