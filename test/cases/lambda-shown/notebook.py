# %%
square = lambda x: x * x


def sum_of_squares(values):
    return sum(map(square, values))


# %%
square

# %%
sum_of_squares([1, 2])
