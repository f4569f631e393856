# %%
class Shape:
    sides = 0


class Square(Shape):
    pass


old = Shape()


# %%
class Shape:
    sides = 1


def is_shape(value):
    return isinstance(value, Shape)


# %%
is_shape(old), is_shape(Square()), is_shape(Shape()), Square.sides
