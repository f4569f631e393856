# %%
def clean(text):
    return text.strip()

# %%
print(clean(" a "))

# %%
clean = clean("clean")

# %%
print(clean)
