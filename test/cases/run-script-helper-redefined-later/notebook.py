# %%
%run tools.py

# %%
def shown(x):
    return twice(x)

# %%
shown(1)

# %%
helper = abs

# %%
shown(1), helper(1)
