# %%
LOW, HIGH = 1, 10


# %%
def clipped(x):
    return max(LOW, min(x, HIGH))


# %%
clipped(0), clipped(5), clipped(50)
