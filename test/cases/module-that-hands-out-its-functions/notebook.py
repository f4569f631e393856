# %%
from lib import pick, f

# %%
def p(n):
    return pick(n)

# %%
print(p(1) is f, p(1)())
