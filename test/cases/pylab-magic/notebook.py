# %%
%pylab agg


# %%
def total(rows):
    return int(sum(rows))


def wave(n):
    return [float(around(y, 3)) for y in sin(np.linspace(0, 1, n))]


# %%
total([[1, 2], [3, 4]]), wave(2)
