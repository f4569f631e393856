# %%
def counter(start):
    value = start

    def step(by=1):
        nonlocal value
        value += by
        return value

    return step


# %%
step = counter(5)
step()
step(4)
