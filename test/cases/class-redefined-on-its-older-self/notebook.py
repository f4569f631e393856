# %%
class Point:
    def __init__(self, x):
        self.x = x


# %%
class Point(Point):
    def double(self):
        return self.x * 2


# %%
Point(2).double()
