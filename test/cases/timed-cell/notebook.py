# %%
%%time
def doubled(x):
    return 2 * x


print(doubled(2))

# %%
doubled(3)
