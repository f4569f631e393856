# %%
compact = len('ab') > 1

# %%
if compact:
    import json as codec
else:
    import pickle as codec


# %%
def packed(value):
    return codec.dumps(value)


# %%
packed([1])
