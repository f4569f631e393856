# %%
def double(x: int):
    return x * 2

# %%
print(double.__annotations__)
