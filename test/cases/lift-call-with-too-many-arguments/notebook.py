# %%
from random import randint as rnd
m = rnd(3, 3)
def f(a):
    return a + m

# %%
try:
    f(1, 2)
except TypeError as e:
    print(e)
