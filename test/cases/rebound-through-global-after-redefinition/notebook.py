# %%
def mode():
    return 'a'


def switch():
    global mode

    def mode():
        return 'z'


# %%
def mode():
    return 'b'


def show():
    return mode()


# %%
switch()
show()
