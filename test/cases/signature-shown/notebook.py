# %%
import inspect


class Pump:
    pass


class Valve:
    pass


def load(pump: Pump, factor: int = 1) -> float:
    return 1.5 * factor


def half(x: float) -> float:
    return x / 2


# %%
print(inspect.signature(load), inspect.signature(half))
