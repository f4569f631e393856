# %%
def label(x):
    return 'value  '  +  str(x)


# %%
import inspect

print(inspect.getsource(label))
