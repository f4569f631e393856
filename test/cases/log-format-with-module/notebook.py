# %%
import io
import logging

told = io.StringIO()
logging.basicConfig(stream=told, format='%(module)s %(funcName)s: %(message)s')


def load(x):
    logging.warning('load %s', x)
    return x


def twice(x):
    return 2 * x


# %%
load(twice(1))
module, function, *_ = told.getvalue().split()
print(module.isidentifier(), function)
