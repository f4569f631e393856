# %%
def helper():
    return 1


helper()

# %%
%reset -f

# %%
def use():
    return helper()


# %%
use()
