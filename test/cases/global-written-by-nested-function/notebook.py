# %%
total = 0


def adder():
    def add(x):
        global total
        total += x

    return add


# %%
add = adder()
add(3)
add(4)
total
