# %%
RATE = 2

def price(x):
    return x * RATE

# %%
print(price(10))
