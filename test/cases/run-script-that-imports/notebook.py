# %%
%run tools.py

# %%
import math


def circumference(r):
    return json.dumps(round(2 * math.pi * r, 2))

# %%
circumference(1)
