# %%
class Pump:
    made = 0

    def __init__(self):
        type(self).made += 1


# %%
Pump()
Pump()
Pump.made
