# %%
def price(x):
    return x


def price(x):
    return 2 * x


def doubled(x):
    return x + x


# %%
price(10), doubled(10)
