# %%
total = 0


def add(x):
    global total
    total += x


# %%
def add_all(values):
    for value in values:
        add(value)


# %%
add_all([1, 2])
total
