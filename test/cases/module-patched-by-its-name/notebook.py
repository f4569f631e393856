# %%
import lib
from unittest import mock

# %%
def two():
    return lib.f()

# %%
with mock.patch('lib.K', 10):
    print(two())
print(two())
