# %%
%%writefile doubled_twice.py
def doubled(x):
    return 4 * x

# %%
def doubled(x):
    return 2 * x


# %%
doubled(1)
