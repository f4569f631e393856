# %%
class Point:
    def __init__(self, x):
        self.x = x


# %%
import pickle

data = pickle.dumps(Point(3))

# %%
b'__main__' in data, pickle.loads(data).x
