# %%
import warnings, sys
warnings.formatwarning = lambda m, c, f, l, line=None: f'{c.__name__}:{l}:{m}\n'
def f():
    x = 1
    warnings.warn('x')

# %%
f()
