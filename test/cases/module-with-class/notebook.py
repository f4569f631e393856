# %%
import shapes

# %%
def origin():
    return shapes.Point()

# %%
isinstance(origin(), shapes.Point)
