# %%
def f(x):
    return x + 1

# %%
%history -n 1
