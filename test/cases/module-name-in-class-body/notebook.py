# %%
class Source:
    module = __name__

    def label(self):
        return f'{__name__}.{self.module}'


# %%
Source().label()
