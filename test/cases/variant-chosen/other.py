# %%
def clean(text):
    return text.lstrip()

def both(texts):
    return [clean(text) for text in texts]

# %%
print(both([" b "]))
