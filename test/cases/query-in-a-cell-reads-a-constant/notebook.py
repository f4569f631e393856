# %%
import pandas as pd

LIMIT = 2


def is_high(x):
    return x > LIMIT


# %%
loads = pd.DataFrame({'load': [1, 2, 3]})
is_high(3), len(loads.query('load > @LIMIT'))
