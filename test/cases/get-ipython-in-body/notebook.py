# %%
def is_notebook():
    return get_ipython() is not None


# %%
is_notebook()
