# %%
items = []
shelf = items


def put(x):
    items.append(x)
    return len(shelf)


# %%
put('a')
shelf.append('b')
put('c'), items is shelf
