# %%
%run tools.ipynb

# %%
def chosen():
    return halved

# %%
chosen() is halved
