# %%
base = [1]

# %%
base.append(2)

# %%
SNAPSHOT = list(base)


# %%
def last():
    return SNAPSHOT[-1]


# %%
last()
