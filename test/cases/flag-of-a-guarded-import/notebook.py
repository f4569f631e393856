# %%
try:
    import surely_not_installed

    IS_THERE = True
except ImportError:
    IS_THERE = False


# %%
def engine():
    return 'fast' if IS_THERE else 'plain'


def doubled(x):
    return 2 * x


# %%
engine(), doubled(2)
