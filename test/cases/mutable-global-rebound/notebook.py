# %%
cache = {}


def look_up(key):
    return cache.get(key)


# %%
cache = {'a': 1}

# %%
print(look_up('a'))
