# %%
import shapes as sh
from shapes import area, PI as THREE
from lab import rates
from lab.rates import scaled as times

# %%
def volume(r, h):
    return area(r) * h + sh.area(r) + THREE


def cost(x):
    return rates.scaled(x) + times(x)

# %%
volume(1, 2), cost(2)
