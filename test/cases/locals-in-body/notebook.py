# %%
def told(name, load):
    twice = 2 * load
    return '{name}: {twice}'.format(**locals())


# %%
told('a', 3)
