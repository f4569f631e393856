# %%
square = lambda x: x * x


# %%
def sum_of_squares(values):
    return sum(square(value) for value in values)


# %%
sum_of_squares([1, 2, 3])
