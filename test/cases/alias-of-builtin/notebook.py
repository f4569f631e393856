# %%
Event = set


# %%
def both(a, b):
    return Event(a) & Event(b)


# %%
both('abc', 'bcd') == {'b', 'c'}
