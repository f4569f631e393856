# %%
sizes = [1]

# %%
sizes.append(2)


# %%
class Grid:
    rows = len(sizes)


# %%
Grid.rows
