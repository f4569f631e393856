# %%
from collections import defaultdict


class Pump:
    pass


class Tank:
    level = 3


# %%
pumps = defaultdict(Pump)
tanks = defaultdict(Tank)
print(tanks['a'].level)
pumps
