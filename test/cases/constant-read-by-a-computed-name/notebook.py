# %%
LIMIT = 5


def over(x):
    return x > LIMIT


# %%
wanted = 'LIM' + 'IT'
vars()[wanted], over(6)
