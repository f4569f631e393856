# %%
class Machine:
    pass


class Pump(Machine):
    pass


# %%
[each.__name__ for each in Machine.__subclasses__()]
