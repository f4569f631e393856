# %%
%run tools.ipynb

# %%
shout('a'), greet('b')

# %%
def shout(text):
    return text.upper() + '?'

# %%
shout('a'), greet('b')
