# %%
def clean(text):
    return text.lstrip()

def half(x):
    return x / 2

# %%
print(clean(" b "), half(2))
