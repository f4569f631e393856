# %%
LIMIT = 3


def has_limit():
    try:
        return LIMIT is not None
    except NameError:
        return False


# %%
del LIMIT

# %%
has_limit()
