# %%
registry = []


def register(function):
    registry.append(function.__name__)
    return function


# %%
print(registry)


# %%
@register
def area(r):
    return 3 * r


# %%
print(registry, area(1))
