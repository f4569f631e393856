# %%
import math


# %%
def step(x):
    return x + 1


def twice(x):
    return step(step(x))


handlers = {'twice': twice}
queue = []
queue.append(twice)

# %%
handlers['twice'](math.floor(1.5))

# %%
def step(x):
    return x + 10


# %%
handlers['twice'](1), queue[0](1)
