# %%
with open('rows.txt') as file:
    rows = file.readlines()


class Model:
    size = len(rows)


# %%
Model.size
