# %%
RATE = 2


def conv(x, *, rate=RATE):
    """Converts x. (conv is short for convert.)"""
    return conv(x - 1, rate=rate) + rate if x > 0 else 0


def both(values):
    conv2 = [conv(each) for each in values]
    return f"{conv2} {conv(1)}", sorted(values, key=conv)


# %%
table = {'conv': conv(2)}
print(table, both([3, 1]), (lambda f=conv: f(1))())
%time total = conv(4)
total
