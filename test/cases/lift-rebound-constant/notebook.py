# %%
K = 1


def scaled(x):
    return K * x


# %%
scaled(10)

# %%
K = 10

# %%
scaled(10)
