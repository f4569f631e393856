# %%
from typing import get_type_hints


def scaled(vector: 'Vector', note: 'any text at all' = '') -> int:
    return 2 * len(vector)


# %%
import random

Vector = random.choice([list])

# %%
try:
    print(get_type_hints(scaled))
except SyntaxError as error:
    print('not a type')
print(scaled([1]))
