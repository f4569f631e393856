# %%
%%time
def doubled(x):
    return 2 * x


doubled(2)
