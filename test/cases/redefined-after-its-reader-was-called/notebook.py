# %%
def label(x):
    return f'<{x}>'


def shout(x):
    return label(x).upper()


# %%
shout('a')

# %%
def label(x):
    return f'[{x}]'


# %%
shout('a')
