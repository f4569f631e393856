# %%
def helper():
    return 1


def use():
    return helper()


# %%
use()
del helper

# %%
use()
