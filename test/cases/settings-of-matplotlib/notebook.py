# %%
import matplotlib

matplotlib.use('agg')
import matplotlib.pyplot as plt

plt.rcParams['figure.figsize'] = (3, 2)


# %%
def draw():
    figure, axes = plt.subplots()
    axes.plot([1, 2])
    return plt.gcf().number, [float(x) for x in figure.get_size_inches()]


# %%
plt.rcParams['figure.figsize'] = (4, 2)
draw()

# %%
draw()
plt.get_fignums()
