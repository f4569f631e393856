# %%
def doubled(x): return 2 * x
class Pair: first, second = 1, 2
doubled(4), Pair.second
