# %%
import io

with io.StringIO('7') as source:
    text = source.read()


# %%
def is_closed():
    return source.closed


# %%
is_closed()
