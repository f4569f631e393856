# %%
stack = [1, 2, 3]

# %%
stack.pop()


# %%
def topped(x=stack.pop()):
    return x


# %%
topped(), stack
