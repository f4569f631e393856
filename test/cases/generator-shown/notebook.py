# %%
def windows(values, size):
    for start in range(len(values) - size + 1):
        yield values[start : start + size]


# %%
windows('abc', 2)
