# %%
import os

urn = sorted(set(os.environ.get('UNSET', 'banana')))


def select(colour, n=1, space=urn):
    return [each for each in space if each >= colour][:n]


# %%
print(select('b'), select('a', 2), select('a', n=3), select('a', 1, ['z']), select(space=['y'], colour='x'))
