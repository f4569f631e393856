# %%
scalers = []
for factor in (2, 3):

    def scaled(x, factor=factor):
        return factor * x

    scalers.append(scaled)

# %%
[scale(5) for scale in scalers]
