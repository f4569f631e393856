# %%
class Box:
    sides = 6


# %%
Box()
