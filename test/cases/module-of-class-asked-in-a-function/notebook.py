# %%
class Pump:
    pass


class Valve:
    pass


def qualified():
    return Pump.__module__ + '.Pump'


# %%
print(qualified(), repr(Valve).replace('class', 'type'))
