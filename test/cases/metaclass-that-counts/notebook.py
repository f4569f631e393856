# %%
class Counting(type):
    made = 0

    def __init__(cls, name, bases, members):
        super().__init__(name, bases, members)
        Counting.made += 1


# %%
print(Counting.made)


# %%
class Box(metaclass=Counting):
    sides = 6


class Cube(Box):
    pass


# %%
print(Counting.made)
