# %%
from collections import Counter


# %%
def reply(guess, target):
    return len(set(guess) & set(target))


def counts(guess, targets):
    return sorted(Counter(reply(guess, target) for target in targets).items())


def partition(guess, targets):
    branches = {}
    for target in targets:
        branches.setdefault(reply(guess, target), []).append(target)
    return branches


# %%
counts('abc', ['abd', 'xyz', 'abx'])

# %%
first_reply = reply


def setup(strict):
    global reply
    reply = (lambda guess, target: guess == target) if strict else first_reply


# %%
setup(True)
print(counts('abc', ['abc', 'xyz']), partition('abc', ['abc']))
setup(False)
print(counts('abc', ['abc', 'xyz']), partition('abc', ['abc']))
