# %%
from unittest.mock import patch


def load():
    return 'disk'


def report():
    return 'from ' + load()


# %%
with patch(f'{__name__}.load', return_value='stub'):
    print(report())
