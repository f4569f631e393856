# %%
class Pump:
    pass


class Valve:
    pass


def label(x, name='x'):
    print(f'{name}: {x}')


def count(x):
    print('one more')
    return x is not None


# %%
pump = Pump()
label(pump)
label(3, name='three')
count(Valve())
