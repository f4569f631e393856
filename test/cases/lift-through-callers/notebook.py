# %%
import os

rates = dict(zip(['eur', 'usd'], [float(word) for word in os.environ.get('UNSET', '1.0 1.5').split()]))


def convert(amount, currency):
    return amount * rates[currency]


def invoice(items, currency='usd'):
    def line(item):
        return convert(item, currency)

    return [line(item) for item in items]


def shown(items):
    display(invoice(items))


# %%
invoice([1, 2])

# %%
shown([2])
