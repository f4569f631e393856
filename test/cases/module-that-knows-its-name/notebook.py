# %%
import named

# %%
def told():
    return named.name()

# %%
told()
