# %%
from unittest.mock import patch

LIMIT = 3


def clipped(x):
    return min(x, LIMIT)


# %%
with patch.dict(globals(), LIMIT=7):
    print(clipped(9))
