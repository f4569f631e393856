# %%
import os

step = int(os.environ.get('UNSET', '2'))


def stepper(n):
    return lambda: n * step


# %%
later = stepper(3)
step = 10
later()
