# %%
def doubled(x):
    return 2 * x


%time doubled(4)
