# %%
import json
from math import floor


def describe(x):
    return json.dumps({'x': floor(x)})


# %%
describe(1.5)

# %%
def double(x):
    return 2 * x


print(max([1, 2]), describe(2.5))


def floor(x):
    return 'floor'


def max(values):
    return 'max'


# %%
max([1, 2]), floor(1.5), describe(1.5), double(2)
