# %%
import numpy as np

rng = np.random.default_rng(0)


# %%
def draw():
    return int(rng.integers(100))


# %%
rng.integers(100)
a = draw()
np.random.default_rng(0).integers(100, size=2)[1] == a
