# %%
from multiprocessing import get_context


def square(x):
    return x * x


# %%
with get_context('fork').Pool(2) as pool:
    print(pool.map(square, range(4)))
