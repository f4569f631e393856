# %%
class Box:
    sides = 6


# %%
Box.sides = 7


# %%
class Pair:
    sides = 2 * Box.sides


# %%
Pair.sides
