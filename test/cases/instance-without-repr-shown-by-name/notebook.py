# %%
class Box:
    sides = 6


# %%
box = Box()
box
