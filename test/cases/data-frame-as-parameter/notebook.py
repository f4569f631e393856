# %%
import pandas as pd

df = pd.DataFrame({'load': [1, 2, 3]})


# %%
def mean_of(df, column):
    return float(df[column].mean())


# %%
mean_of(df, 'load')

# %%
df = df[df['load'] > 1]
mean_of(df, 'load')
