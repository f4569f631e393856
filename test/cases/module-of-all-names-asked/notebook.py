# %%
import types
def f(): return 1
def g(): return 2

# %%
print([k for k, v in list(globals().items()) if isinstance(v, types.FunctionType) and v.__module__ == '__main__'])
