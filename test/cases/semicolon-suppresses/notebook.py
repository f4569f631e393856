# %%
def doubled(x):
    return 2 * x


doubled(4);

# %%
doubled(5)  # shown; all the same
