# %%
import os

extra = int(os.environ.get('UNSET', '1'))


def gathered(**options):
    return extra, options


# %%
gathered(extra=5)
