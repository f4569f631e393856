# %%
DIGITS = 2


def label(x):
    return f'{x:.{DIGITS}f}'


# %%
DIGITS = 0

# %%
label(1.234)
