# %%
try:
    int('x')
except ValueError as problem:
    print('failed')


# %%
def last_problem():
    try:
        return problem
    except NameError:
        return 'forgotten'


# %%
last_problem()
