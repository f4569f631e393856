# %%
def doubled(x):
    return 2 * x


def applied(function, values):
    return [function(value) for value in values]


# %%
applied(doubled, [1, 2]), list(map(doubled, 'ab'))
