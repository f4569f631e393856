# %%
def pick(flag):
    if flag:
        found = 1
    return found

# %%
try:
    pick(False)
except UnboundLocalError as error:
    print("'value'" in str(error))
