import warnings
def f():
    warnings.warn('x')
