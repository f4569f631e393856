# %%
class Box:
    sides = 6


# %%
boxes = [Box()]
print(boxes)
