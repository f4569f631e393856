# %%
def collect(x, seen=[]):
    seen.append(x)
    return list(seen)


# %%
collect(1)

# %%
def collect(x, seen=[]):
    seen.append(x)
    return list(seen)


# %%
collect(2)
