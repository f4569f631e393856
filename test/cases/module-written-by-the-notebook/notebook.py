# %%
%%writefile shapes.py
PI = 5


def area(r):
    return PI * r

# %%
import shapes

# %%
def volume(r, h):
    return shapes.area(r) * h

# %%
volume(1, 2)
