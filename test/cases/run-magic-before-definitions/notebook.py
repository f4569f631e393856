# %%
%run limits.py

# %%
CEILING = 3


def halved(x):
    return x // 2


def clipped(x):
    return min(halved(x), CEILING)


# %%
clipped(9)
