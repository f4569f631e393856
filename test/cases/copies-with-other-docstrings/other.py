# %%
def double(x):
    """Two times."""
    return x * 2

# %%
print(double.__doc__, double(1))
