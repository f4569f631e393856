# %%
def area(r):
    """Area of a square."""
    return r * r


# %%
print(area.__name__, area.__doc__)
