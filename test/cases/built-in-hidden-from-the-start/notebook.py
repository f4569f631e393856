# %%
def round(x):
    return f'about {x:.0f}'


# %%
def shown(values):
    return [round(value) for value in values]


# %%
shown([1.2])
