# %%
import os

extra = int(os.environ.get('UNSET', '1'))


def plus(x):
    return x + extra


# %%
print(f'{plus(2)=}')
