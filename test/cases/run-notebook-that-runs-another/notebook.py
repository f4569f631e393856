# %%
%run outer.ipynb

# %%
def total(xs):
    return sum(scaled(x) for x in xs)

# %%
total([1, 2]), shifted(1)
