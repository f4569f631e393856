# %%
%run tools.ipynb

# %%
def remember_twice(x):
    remember(x)
    return remember(x)

# %%
remember(0), remember_twice(1), len(seen)
