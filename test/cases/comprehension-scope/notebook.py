# %%
def squares(n):
    return [k * k for k in range(n)]


# %%
k = 5
squares(3)

# %%
k = 6
squares(3), k
