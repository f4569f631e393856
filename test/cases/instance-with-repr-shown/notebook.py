# %%
class Box:
    def __init__(self, sides):
        self.sides = sides

    def __repr__(self):
        return f'Box({self.sides})'


# %%
Box(6)

# %%
print([Box(7)])
