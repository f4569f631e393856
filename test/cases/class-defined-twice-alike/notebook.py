# %%
class Box:
    def __init__(self, size):
        self.size = size


first = Box(1)

# %%
class Box:
    def __init__(self, size):
        self.size = size


def is_box(value):
    return isinstance(value, Box)


# %%
is_box(first), is_box(Box(1))
