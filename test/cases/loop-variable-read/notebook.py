# %%
for step in range(2):
    pass


def doubled():
    return step * 2


# %%
for step in range(4):
    pass

# %%
doubled()
