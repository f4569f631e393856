# %%
import lib, importlib

# %%
def two():
    return lib.f()

# %%
m = importlib.import_module('lib')
m.K = 10
print(two())
