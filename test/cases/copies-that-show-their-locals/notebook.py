# %
def settings(size):
    area = size + 1
    return sorted(locals())

# %
settings(1)
