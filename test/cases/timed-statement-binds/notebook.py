# %%
def doubled(x):
    return 2 * x


# %%
%time y = doubled(2)
y


# %%
def shifted(x):
    return x + y


# %%
shifted(1)
