# %%
values = sorted([3, 1])
if (size := len(values)) > 1:
    print('several')


# %%
def padded(text):
    return text.ljust(size)


# %%
padded('a')
