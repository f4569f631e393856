# %%
import logging
import sys

logging.basicConfig(stream=sys.stdout, format='%(message)s')


class PumpError(Exception):
    pass


def start(x):
    if x:
        raise PumpError('no power')


# %%
try:
    start(1)
except PumpError:
    logging.exception('stopped')
