# %%
THRESHOLD = 3


def is_high(x):
    return x > THRESHOLD


# %%
is_high(4), THRESHOLD
