# %%
def doubled(x):
    return 2 * x


# %%
%%timeit -n1 -r1
def doubled(x):
    return 'timed'

doubled(1)

# %%
doubled(2)
