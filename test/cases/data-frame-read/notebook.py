# %%
import pandas as pd

df = pd.read_csv('loads.csv')


# %%
def mean_of(column):
    return float(df[column].mean())


# %%
mean_of('load')
