# %%
import logging
import sys

logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(name)s %(message)s')
log = logging.getLogger('pumps')


def load(x):
    log.debug('load %s', x)
    return x


# %%
log.setLevel(logging.DEBUG)
load(1)
