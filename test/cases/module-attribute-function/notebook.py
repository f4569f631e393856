# %%
def __getattr__(name):
    return name.upper()


def shout(word):
    return __getattr__(word)


# %%
shout('a')
