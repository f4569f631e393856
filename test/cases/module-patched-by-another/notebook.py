# %%
import lib
import other

# %%
def two():
    return lib.f()

# %%
other.setup()
print(two())
