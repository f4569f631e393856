# %%
class Pump:
    def __repr__(self):
        return 'pump ' + super().__repr__()


class Tank:
    def __str__(self):
        return f'{type(self)}'


class Valve:
    def __repr__(self):
        return f'{type(self).__name__}()'


# %%
print(Tank(), Valve())
Pump()
