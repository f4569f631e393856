# %%
try:

    def area(r):
        return 3 * r

    area(None)
except TypeError:
    print('no radius')

# %%
area(2)
