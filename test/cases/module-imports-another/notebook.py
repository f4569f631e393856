# %%
from solids import volume

# %%
def doubled(r, h):
    return 2 * volume(r, h)

# %%
doubled(1, 2)
