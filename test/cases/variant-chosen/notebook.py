# %%
def clean(text):
    return text.strip()

def both(texts):
    return [clean(text) for text in texts]

# %%
print(both([" a "]))
