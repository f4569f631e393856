# %%
GRÖSSE = 3


def fläche(länge):
    return GRÖSSE * länge


# %%
fläche(2)
