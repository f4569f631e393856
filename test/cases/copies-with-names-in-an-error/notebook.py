# %%
def pick(flag):
    if flag:
        value = 1
    return value

# %%
try:
    pick(False)
except UnboundLocalError as error:
    print("'value'" in str(error))
