# %%
from joblib import Parallel, delayed


def square(x):
    return x * x


# %%
Parallel(n_jobs=1)(delayed(square)(x) for x in range(4))
