# %%
def here():
    return __file__


# %%
here()
