# %%
import pandas as pd

LIMIT = 2


def high(frame):
    return frame.query('load > @LIMIT')


# %%
len(high(pd.DataFrame({'load': [1, 2, 3]})))
