# %%
numbers = iter([1, 2, 3])

# %%
next(numbers)


# %%
def rest(values=list(numbers)):
    return values


# %%
rest()
