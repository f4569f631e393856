# %%
size = 1


def small(x=size):
    return x


# %%
size = 2


def large(x=size):
    return x


# %%
small(), large(), size
