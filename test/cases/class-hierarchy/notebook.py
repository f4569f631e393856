# %%
class Shape:
    def __init__(self, size):
        self.size = size

    def describe(self):
        return f'{type(self).__name__} of area {self.area():g}'


# %%
class Square(Shape):
    def __init__(self, size):
        super().__init__(size)

    def area(self):
        return self.size**2


# %%
Square(3).describe(), isinstance(Square(1), Shape)
