# %% tags=["parameters"]
rate = 0.5


# %%
def payment(x):
    return x * rate


def doubled(x):
    return 2 * x


# %%
payment(10), doubled(10)
