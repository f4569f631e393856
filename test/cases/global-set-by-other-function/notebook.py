# %%
def configure(value):
    global unit
    unit = value


def labelled(x):
    return f'{x} {unit}'


# %%
configure('mm')
labelled(3)

# %%
configure('cm')
labelled(3)
