# %%
LIMIT = 3


def clipped(x):
    return min(x, LIMIT)

# %%
if clipped(1) == 1:
    %run limits.py

# %%
clipped(9)
