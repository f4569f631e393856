# %%
from lib import f
import warnings

# %%
def two():
    return f()

# %%
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('default')
    two(); f()
    print(len(w))
