# %%
def rate():
    return 1


# %%
def rate():
    return 2


# %%
rate()

# %%
def rate():
    return 1


# %%
rate()
