# %%
%precision 2


def half(x):
    return x / 2


# %%
half(0.777)
