# %%
import logging, sys
FMT = '{filename} {message}'
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter(FMT, style='{'))
logging.getLogger().addHandler(h)

# %%
def f():
    logging.warning('hi')

# %%
f()
