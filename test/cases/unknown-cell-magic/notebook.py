# %%
def doubled(x):
    return 2 * x


# %%
%%a_magic_that_nobody_has
def doubled(x):
    return 'other'

# %%
doubled(2)
