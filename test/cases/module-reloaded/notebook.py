# %%
import importlib
import pathlib

import shapes

# %%
def volume(r, h):
    return shapes.area(r) * h

# %%
volume(1, 2)

# %%
path = pathlib.Path('shapes.py')
_ = path.write_text(path.read_text().replace('PI = 3', 'PI = 40'))
importlib.reload(shapes)
volume(1, 2)
