# %%
def call(a, /, b, *rest, c=3, **more):
    return a, b, rest, c, more


# %%
call(1, 2, 4, d=5)
