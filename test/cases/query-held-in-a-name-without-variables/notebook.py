# %%
import pandas as pd

QUERY = 'load > 2'


def high(frame, query=QUERY):
    return frame.query(query)


# %%
high(pd.DataFrame({'load': [1, 2, 3]})).load.tolist()
