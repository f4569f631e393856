# %%
rate = 3


def grow(x, by=rate):
    return x * by + rate


# %%
rate = 100

# %%
grow(2)
