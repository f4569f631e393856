# %%
def parsed(text):
    import json

    return json.loads(text)


# %%
parsed('[1]')
