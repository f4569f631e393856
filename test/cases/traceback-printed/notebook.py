# %%
import traceback


def inverse(x):
    try:
        return 1 / x
    except ZeroDivisionError:
        traceback.print_exc()


# %%
inverse(0)
