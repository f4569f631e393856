# %%
class Base:
    def __init__(self):
        print('made')


class Box(Base):
    def size(self):
        return 3


def doubled(x):
    return 2 * x


# %%
doubled(1)

# %%
BOX = Box()


def total(n):
    return n * BOX.size()


# %%
total(2)
