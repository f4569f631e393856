# %%
_Box__limit = 3


class Box:
    def limit(self):
        return __limit


# %%
Box().limit()
