# %%
LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


# %%
%run limits.py

# %%
clipped(9)
