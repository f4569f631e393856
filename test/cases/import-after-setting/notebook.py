# %%
def backend():
    return plt.get_backend()


# %%
import os

os.environ['MPLBACKEND'] = 'svg'

# %%
import matplotlib.pyplot as plt

# %%
backend()
