# %%
HEADER = ';'.join(['name', 'value'])


# %%
def table(rows):
    return [HEADER] + [f'{name};{value}' for name, value in rows]


# %%
table([('a', 1)])
