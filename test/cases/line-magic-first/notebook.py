# %%
%matplotlib inline
import matplotlib.pyplot as plt


def plot(values):
    """Draws values as a line."""
    plt.plot(values)
    plt.title('load')
    plt.show()


# %%
plot([1, 3, 2])
