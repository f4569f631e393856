# %%
seen = 0


def status():
    return f'{seen} seen'


# %%
seen += 1

# %%
status()
