# %%
import logging
import sys

logging.basicConfig(stream=sys.stdout, format='%(filename)s:%(lineno)d %(levelname)s %(message)s')


# %%
def load(x):
    logging.warning('load %s', x)
    return x


# %%
load(1)
