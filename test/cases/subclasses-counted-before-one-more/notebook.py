# %%
class Machine:
    pass


class Pump(Machine):
    pass


# %%
len(Machine.__subclasses__())


# %%
class Valve(Machine):
    pass


# %%
len(Machine.__subclasses__())
