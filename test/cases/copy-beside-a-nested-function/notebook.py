# %%
def clean(text):
    return text.strip()

# %%
print(clean(" a "))
