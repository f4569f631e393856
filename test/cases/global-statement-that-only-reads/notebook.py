# %%
LIMIT = 7


def limit_of(x):
    global LIMIT
    return min(x, LIMIT)


# %%
limit_of(9)
