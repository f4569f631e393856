# %%
def origin():
    return __name__


# %%
origin()
