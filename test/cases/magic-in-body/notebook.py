# %%
def folder():
    here = %pwd
    return here


def doubled(x):
    return 2 * x


# %%
folder() != '', doubled(2)
