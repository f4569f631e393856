# %%
def said(word):
    !echo {word}


# %%
said('hello')
