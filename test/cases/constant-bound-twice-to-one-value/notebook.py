# %%
RATE = 0.2


def tax(x):
    return x * RATE


# %%
tax(100)

# %%
RATE = 0.2


def net(x):
    return x - x * RATE


# %%
net(100), RATE
