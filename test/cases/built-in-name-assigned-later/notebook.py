# %%
def highest(values):
    return max(values)


# %%
highest([1, 2])

# %%
max = 9

# %%
highest([1, 2])
