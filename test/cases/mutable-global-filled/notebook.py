# %%
cache = {}


def remember(key, value):
    cache[key] = value


# %%
remember('a', 1)
cache['b'] = 2

# %%
cache
