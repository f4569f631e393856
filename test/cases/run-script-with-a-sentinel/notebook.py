# %%
%run a.py

# %%
def two(x):
    return get(x)

# %%
print(two(1) is M, get(1) is M)
