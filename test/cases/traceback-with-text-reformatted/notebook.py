# %%
import traceback


def inverse(x):
    if x == 'none': raise ValueError('no'  +  ' number')
    return 1 / x


# %%
try:
    inverse('none')
except ValueError:
    print(traceback.format_exc())
