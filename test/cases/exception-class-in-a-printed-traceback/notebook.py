# %%
import traceback


class PumpError(Exception):
    pass


def start(x):
    raise PumpError('no power')


def half(x):
    return x / 2


# %%
try:
    start(half(3))
except PumpError as error:
    print(traceback.format_exception_only(error))
