# %%
from unittest.mock import patch


def load():
    return 'disk'


def report():
    return 'from ' + load()


# %%
with patch('__main__.load', return_value='stub'):
    print(report())
print(report())
