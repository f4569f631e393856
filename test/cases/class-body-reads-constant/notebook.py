# %%
DEPTH = 3


class Model:
    depth = DEPTH
    names = [f'layer{i}' for i in range(2)]

    def size(self):
        return self.depth * len(self.names)


# %%
Model().size()
