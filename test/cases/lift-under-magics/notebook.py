# %%
import os

base = int(os.environ.get('UNSET', '10'))


def add(x):
    return base + x


# %%
%%capture kept
print(add(1))

# %%
x = %sx echo {base}
print(x[0], add(2))
