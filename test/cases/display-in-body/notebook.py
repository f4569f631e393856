# %%
def show(x):
    display(x)


def doubled(x):
    return 2 * x


# %%
show(doubled(2))
