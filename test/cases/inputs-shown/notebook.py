# %%
def f(x):
    return x

# %%
print(len(_ih), _i[:5], _i1[:5])
