# %%
import warnings


def checked(x):
    warnings.warn('hot', RuntimeWarning)
    return x


# %%
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    checked(1)
    checked(2)
[(str(each.message), each.category.__name__) for each in seen]
