# %%
from __future__ import annotations

# %%
def double(x: int):
    return x * 2

# %%
print(double.__annotations__)
