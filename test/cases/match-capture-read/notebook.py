# %%
match [1, 2]:
    case [low, high]:
        pass


# %%
def clipped(x):
    return max(low, min(x, high))


# %%
clipped(9)
