# %%
import os

os.environ['STAGE'] = 'test'

# %%
STAGE = os.environ['STAGE']


# %%
def label(name):
    return f'{STAGE}/{name}'


# %%
label('a')
