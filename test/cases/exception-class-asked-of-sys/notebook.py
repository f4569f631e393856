# %%
import sys


class PumpError(Exception):
    pass


def start(x):
    raise PumpError('no power')


def half(x):
    return x / 2


# %%
try:
    start(half(3))
except Exception:
    kind, value, _ = sys.exc_info()
    print(kind, value)
