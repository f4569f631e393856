# %%
def before():
    return 'before'


print(before())


# %%
class Noisy:
    print('in the body')

    def value(self):
        return 1


# %%
Noisy().value()
