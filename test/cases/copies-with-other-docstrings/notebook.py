# %%
def double(x):
    """Twice."""
    return x * 2

# %%
print(double.__doc__, double(1))
