# %%
class Machine:
    pass


class Pump(Machine):
    pass


# %%
Pump.__bases__
