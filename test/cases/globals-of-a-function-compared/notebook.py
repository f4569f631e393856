# %%
def area(r):
    return 3 * r


# %%
area.__globals__ is globals()
