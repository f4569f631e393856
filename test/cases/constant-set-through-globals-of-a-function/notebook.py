# %%
LIMIT = 5


def over(x):
    return x > LIMIT


# %%
over.__globals__['LIMIT'] = 9
over(6), LIMIT
