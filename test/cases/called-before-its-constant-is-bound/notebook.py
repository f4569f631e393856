# %%
def scaled(x):
    return x * FACTOR


# %%
scaled(1)

# %%
FACTOR = 3

# %%
scaled(1)
