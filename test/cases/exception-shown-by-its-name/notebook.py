# %%
class PumpError(Exception):
    pass


def start(x):
    raise PumpError('no power')


# %%
try:
    start(1)
except PumpError as error:
    print(repr(error), type(error).__name__, error)

# %%
start(2)
