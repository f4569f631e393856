# %%
%run counter.py

# %%
first = Counter()

# %%
%run counter.py

# %%
def is_new(x):
    return isinstance(x, Counter)

# %%
is_new(first)
