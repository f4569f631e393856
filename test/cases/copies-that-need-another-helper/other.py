# %%
def scale(x):
    return x * 5

def price(x):
    return scale(x) + 1

def tidy(text):
    return text.strip()

# %%
print(price(10), tidy(" b "))
