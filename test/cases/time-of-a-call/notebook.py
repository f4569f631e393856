# %%
def doubled(x):
    return 2 * x


# %%
%timeit -n1 -r2 doubled(2)
doubled(3)
