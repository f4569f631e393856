# %%
RATE = 1

# %%
%run -i tools.py

# %%
def total(xs):
    return sum(scaled(x) for x in xs)

# %%
total([1, 2])

# %%
RATE = 10

# %%
total([1, 2])
