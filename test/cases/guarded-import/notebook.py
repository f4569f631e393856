# %%
try:
    import a_json_that_nobody_has as json_module
except ImportError:
    import json as json_module


# %%
def dumped(value):
    return json_module.dumps(value, sort_keys=True)


# %%
dumped({'b': 1, 'a': 2})
