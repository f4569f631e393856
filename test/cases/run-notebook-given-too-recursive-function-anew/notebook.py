# %%
%run tools.ipynb

# %%
first = count


def count(n):
    return -1

# %%
first(2), count(2)
