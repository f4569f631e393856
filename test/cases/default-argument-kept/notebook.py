# %%
RATE = 3


def grow(x, by=RATE):
    return x * by


# %%
grow(2), grow(2, 5)
