# %%
class Stop:
    def __init__(self, name, after=None):
        self.name = name
        self.after = after

    def __repr__(self):
        return f"Stop({self.name})"


# %%
def show_last(stop):
    while stop.after:
        stop = stop.after
    print(stop.name, stop)


# %%
line = Stop("Dock", Stop("Mill", Stop("Church")))
show_last(line)

# %%
while line.after:
    line = line.after
print(line.name, line)
