# %%
from abc import ABC


class Machine(ABC):
    pass


class Pump:
    pass


# %%
Machine.register(Pump)

# %%
isinstance(Pump(), Machine)
