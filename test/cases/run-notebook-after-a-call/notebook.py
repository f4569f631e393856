# %%
def shown():
    return helper(1)

# %%
try:
    shown()
except NameError as error:
    print(error)

# %%
%run tools.ipynb

# %%
shown()
