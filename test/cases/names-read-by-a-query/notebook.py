# %%
import pandas as pd

LIMIT = 2
FACTOR = 2


def above(frame):
    return frame.query('a > @LIMIT')


def scaled(frame):
    return pd.eval('frame.a * FACTOR')


def total(frame):
    return pd.eval('frame.a.sum()')


# %%
LIMIT = 1
FACTOR = 3

# %%
frame = pd.DataFrame({'a': [1, 2, 3]})
print(len(above(frame)), list(scaled(frame)), total(frame))
