# %%
import pandas as pd


class Pump:
    pass


# %%
pd.Series([Pump(), Pump()]).map(type).value_counts()
