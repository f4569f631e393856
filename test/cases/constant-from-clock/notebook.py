# %%
import time

STARTED = time.time()


# %%
def is_before_start(moment):
    return moment < STARTED


# %%
is_before_start(0)
