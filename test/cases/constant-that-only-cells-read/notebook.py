# %%
SAMPLES = 4


# %%
def doubled(x):
    return 2 * x


# %%
[doubled(x) for x in range(SAMPLES)]
