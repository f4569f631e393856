# %%
def doubled(x):
    return 2 * x


# %%
doubled(1)

# %%
def doubled(x):
    return 2 * x


# %%
doubled(2)
