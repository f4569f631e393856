# %%
from sklearn.metrics import *


# %%
def score(truth, guess):
    return float(accuracy_score(truth, guess))


def total(values):
    return sum(values)


# %%
score([1, 0, 1, 1], [1, 0, 0, 1]), total([1, 2])
