# %%
from contextlib import contextmanager


@contextmanager
def announced(name):
    print('begin', name)
    yield name.upper()
    print('end', name)


# %%
with announced('run') as loud:
    print(loud)
