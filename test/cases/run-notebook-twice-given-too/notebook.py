# %%
%run tools.ipynb

# %%
first = Thing()

# %%
%run tools.ipynb

# %%
isinstance(first, Thing)
