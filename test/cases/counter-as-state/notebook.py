# %%
import itertools

counter = itertools.count()


def next_id():
    return next(counter)


# %%
next_id()

# %%
next_id(), next(counter)
