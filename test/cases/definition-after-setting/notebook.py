# %%
import os

os.environ['MPLBACKEND'] = 'svg'

# %%
import matplotlib.pyplot as plt


# %%
def backend():
    return plt.get_backend()


# %%
backend()
