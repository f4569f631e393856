# %%
lines = !echo one


# %%
def line_count():
    return len(lines)


# %%
line_count()
