# %%
class Box:
    def volume(self):
        return 8


# %%
box = Box()
box.volume
