# %%
def doubled(x):
    return 2 * x

# %%
%run nowhere.py

# %%
def tripled(x):
    return 3 * x

# %%
doubled(2), tripled(2)
