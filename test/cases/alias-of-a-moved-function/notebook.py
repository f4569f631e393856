# %%
def area(r):
    return 3 * r


area_of = area


def total(radii):
    return sum(area_of(r) for r in radii)


# %%
total([1, 2]), area_of is area
