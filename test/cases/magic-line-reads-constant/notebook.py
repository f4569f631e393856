# %%
LIMIT = 2


def is_high(x):
    return x > LIMIT


# %%
%env SOLIDIFY_CASE_LIMIT={LIMIT}

# %%
is_high(3)
