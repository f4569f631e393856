# %%
import warnings

warnings.filterwarnings('ignore', category=UserWarning)


# %%
def checked(x):
    warnings.warn('hot')
    return x


# %%
checked(1)
