# %%
import sys

if sys.version_info >= (3,):
    from io import StringIO
else:
    from StringIO import StringIO

# %%
def first_line(text):
    return StringIO(text).readline().strip()


# %%
first_line('a\nb')
