# %%
rows = sorted([3, 1, 2])


class Model:
    size = len(rows)


# %%
Model.size
