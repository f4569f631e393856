# %%
def match(case, type=None):
    _ = case
    return [case, type]


# %%
match(1, type=2)
