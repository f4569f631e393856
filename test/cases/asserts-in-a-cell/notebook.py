# %%
def doubled(x):
    return 2 * x


# %%
assert doubled(2) == 4
assert doubled(0) == 0, 'nothing doubled'
print('checked')
