# %%
LIMIT = 2


def is_high(x):
    return x > LIMIT


# %%
'at most {LIMIT}'.format(**globals())
