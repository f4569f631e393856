# %%
def scale(x):
    return x * 2

def price(x):
    return scale(x) + 1

# %%
print(price(1))

# %%
scale = lambda x: x * 100

# %%
print(price(1))
