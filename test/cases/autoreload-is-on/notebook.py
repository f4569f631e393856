# %%
%load_ext autoreload
%autoreload 2


# %%
def doubled(x):
    return 2 * x


# %%
doubled(4)
