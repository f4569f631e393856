# %%
UNIT = 'mm'
DIGITS = 2


def label(x):
    return f'{x:.{DIGITS}f} {UNIT}'


# %%
label(1.234)
