# %%
def is_known(name):
    return name in globals()


# %%
answer = 42

# %%
is_known('answer')
