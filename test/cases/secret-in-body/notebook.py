# %%
def connect(host):
    password = 'kR7-winter-Lamp-93'
    return f'{host}:{len(password)}'


def doubled(x):
    return 2 * x


# %%
connect('db'), doubled(2)
