# %%
hooks = []


def register(hook):
    hooks.append(hook)


def fire():
    return [hook() for hook in hooks]


# %%
register(lambda: report())

# %%
def word():
    return 'old'


def report():
    return word()


# %%
fire()

# %%
def word():
    return 'new'


# %%
fire()
