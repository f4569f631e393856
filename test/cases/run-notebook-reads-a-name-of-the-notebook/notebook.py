# %%
%run tools.ipynb

# %%
RATE = 3


def total(xs):
    return sum(RATE * x for x in xs)

# %%
total([1, 2]), scaled(2)
