# %% tags=["parameters"]
region = 'north'


# %%
def title(kind):
    return f'{kind} of {region}'


# %%
title('sales')
