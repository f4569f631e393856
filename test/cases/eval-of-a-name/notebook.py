# %%
def evaluate(expression):
    return eval(expression)


# %%
width = 5

# %%
evaluate('width')
