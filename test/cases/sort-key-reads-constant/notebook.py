# %%
WEIGHTS = {'pump': 3, 'valve': 1}


def by_weight(names):
    return sorted(names, key=lambda name: WEIGHTS[name])


# %%
by_weight(['pump', 'valve'])
