# %%
import pandas as pd


class Pump:
    pass


# %%
pd.DataFrame({'pump': [Pump()]})
