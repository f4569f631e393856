# %%
def clean(text):
    return text.strip()

def twice(x):
    return x * 2

# %%
print(clean(" a "), twice(2))
