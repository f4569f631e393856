# %%
import pickle


def area(r):
    return 3 * r


# %%
b'__main__' in pickle.dumps(area)
