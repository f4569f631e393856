# %%
def depth(tree):
    return 1 + max(map(depth, tree)) if tree else 0


# %%
depth([[[]], []])
