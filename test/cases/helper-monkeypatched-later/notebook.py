# %%
def load():
    return 'disk'


def report():
    return 'from ' + load()


# %%
load = lambda: 'stub'

# %%
report()
