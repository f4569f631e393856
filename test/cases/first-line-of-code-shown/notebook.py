# %%
def twice(x):
    return 2 * x


def half(x):
    return x / 2


# %%
print(twice.__code__.co_firstlineno, half.__code__.co_name, half.__code__.co_varnames)
