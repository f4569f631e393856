# %%
LIMIT = 2


def is_high(x):
    return x > LIMIT


# %%
!echo {LIMIT} $LIMIT

# %%
is_high(3)
