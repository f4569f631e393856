# %%
def price(x):
    return x


# %%
price(10)

# %%
def price(x):
    return x * 1.5


# %%
price(10)
