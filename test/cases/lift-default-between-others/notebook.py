# %%
import os

words = sorted(os.environ.get('UNSET', 'sound cloud world').split())


def play(guess, target=None, words=words, loud=True):
    target = target or words[0]
    return (guess in words, target if loud else '')


# %%
play('sound')

# %%
play('sound', 'world', ['a'], False)

# %%
play('sound', words=['b'], loud=False)
