# %%
def total(values):
    return sum(values) + offset_of_a_deleted_cell


def doubled(x):
    return 2 * x


# %%
total([1])

# %%
doubled(3)
