# %%
from package_that_nobody_has import *

# %%
def total(numbers):
    return sum(numbers)


def longer(words, least):
    kept = []
    for word in words:
        if len(word) >= least:
            kept.append(word)
    return kept


# %%
print(total([1, 2]), longer(['a', 'bcd'], 2))
