# %%
def run(code):
    result = {}
    exec(code, None, result)
    return result['area']


# %%
width = 5

# %%
run('area = width * 2')
