# %%
def is_even(n):
    return n == 0 or is_odd(n - 1)


# %%
def is_odd(n):
    return n != 0 and is_even(n - 1)


# %%
is_even(10), is_odd(10)
