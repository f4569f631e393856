# %%
import pandas as pd

limit = int('2')
QUERY = 'load > @limit'


def high(frame, query=QUERY):
    return frame.query(query)


# %%
high(pd.DataFrame({'load': [1, 2, 3]})).load.tolist()
