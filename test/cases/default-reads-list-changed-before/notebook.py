# %%
sizes = [1]


def count():
    return len(sizes)


# %%
sizes.append(2)


# %%
def padded(n=len(sizes)):
    return n


# %%
padded(), count()
