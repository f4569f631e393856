# %%
import os

seen = list(os.environ.get('UNSET', 'a'))


def note(x):
    seen.append(x)
    return len(seen)


# %%
note('b')

# %%
seen.append('c')
note('d'), seen
