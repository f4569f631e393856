# %%
def clean(text):
    return text.strip()

# %%
print(clean(" b "))
