# %%
import shapes

# %%
def chosen():
    return shapes.area


def each(rs):
    return list(map(shapes.area, rs))

# %%
chosen() is shapes.area, each([1, 2])
