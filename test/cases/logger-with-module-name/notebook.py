# %%
import logging
import sys

logging.basicConfig(stream=sys.stdout, format='%(name)s: %(message)s')
logger = logging.getLogger(__name__)


# %%
def report(x):
    logger.warning('load %s', x)


# %%
report(3)
