# %%
class Box:
    sides = 6


# %%
box = Box()
print(type(box))
