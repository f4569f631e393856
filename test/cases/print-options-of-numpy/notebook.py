# %%
import numpy as np


def thirds():
    return np.array([1 / 3, 2 / 3])


# %%
np.set_printoptions(precision=2)
print(thirds())
