# %%
import collections as co
import os.path
from math import floor as down, pi as PI


# %%
def commonest(items):
    return co.Counter(items).most_common(1)[0][0]


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def whole_circumference(r):
    return down(2 * PI * r)


# %%
commonest('abb'), stem('x/y.csv'), whole_circumference(1)
