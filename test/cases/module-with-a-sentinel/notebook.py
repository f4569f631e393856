# %%
from lib import MISSING, get

# %%
def look(d):
    return get(d, 'a')

# %%
print(look({}) is MISSING, get({}, 'b') is MISSING)
