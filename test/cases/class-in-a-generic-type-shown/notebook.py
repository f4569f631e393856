# %%
class Pump:
    pass


class Valve:
    pass


# %%
valves: list[Valve] = [Valve()]
list[Pump], len(valves)
