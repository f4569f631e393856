# %%
import shapes

# %%
def area(r):
    return shapes.FACTOR * r


def doubled(x):
    return 2 * x

# %%
area(2), doubled(2)
