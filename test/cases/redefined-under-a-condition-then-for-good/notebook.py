# %%
fast = True

if fast:

    def area(r):
        return r * r * 3
else:

    def area(r):
        return r * r * 3.1


# %%
area(2)

# %%
def area(r):
    return r * r * 3.14


def areas(rs):
    return [area(r) for r in rs]


# %%
areas([1, 2])
