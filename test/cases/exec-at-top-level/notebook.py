# %%
LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


# %%
code = 'LIM' + 'IT = 7'
exec(code)

# %%
clipped(9)
