# %%
SETTINGS = {'n': 1}

# %%
SETTINGS['n'] = 5


# %%
def repeated(x, n=SETTINGS['n']):
    return x * n


# %%
repeated('a')
