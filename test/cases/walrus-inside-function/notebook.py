# %%
def long_words(text):
    return [word for raw in text.split() if len(word := raw.strip('.')) > 2]


# %%
word = 'unrelated'
word = 'other'
long_words('one. to three')
