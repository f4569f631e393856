# %%
def greeting():
    return 'old'


def welcome():
    return greeting() + '!'


# %%
def greeting():
    return 'new'


# %%
welcome()
