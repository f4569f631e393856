# %%
def scaled(x):
    return x * FACTOR


# %%
FACTOR = 3

# %%
scaled(2)
