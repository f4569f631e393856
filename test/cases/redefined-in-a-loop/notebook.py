# %%
def sign():
    return '-'


for mark in ['*', '+']:

    def sign():
        return mark


def line():
    return sign() * 3


# %%
line()
