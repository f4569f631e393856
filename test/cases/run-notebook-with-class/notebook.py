# %%
%run tools.ipynb

# %%
def origin():
    return Point(0, 0)

# %%
isinstance(origin(), Point)
