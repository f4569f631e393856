# %%
import pandas as pd

df = pd.DataFrame({'load': [1, 2, 3]})


# %%
def mean_of(column):
    return float(df[column].mean())


# %%
mean_of('load')
