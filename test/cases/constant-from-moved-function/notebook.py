# %%
def build_table(n):
    return [i * i for i in range(n)]


TABLE = build_table(5)


# %%
def square_of(i):
    return TABLE[i]


# %%
square_of(3)
