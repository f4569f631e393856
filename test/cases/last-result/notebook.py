# %%
def doubled(x):
    return 2 * x

# %%
doubled(4)

# %%
def tripled(x):
    return 3 * x

# %%
_ + tripled(1)
