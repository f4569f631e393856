# %%
import pandas as pd

prices = pd.DataFrame({'item': ['a', 'b'], 'price': [1.0, 2.0]})


def price_of(item):
    return prices.set_index('item').price[item]


def doubled(frame):
    return frame * 2


# %%
print(price_of('b'), list(doubled(prices).price))
