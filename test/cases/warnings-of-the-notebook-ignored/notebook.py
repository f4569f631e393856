# %%
import warnings

warnings.filterwarnings('error', module='__main__')


def checked(x):
    if x > 9:
        warnings.warn('hot')
    return x


def twice(x):
    return 2 * x


# %%
try:
    checked(twice(5))
except UserWarning as warning:
    print('stopped:', warning)
