# %%
def add(a, b):
    return a + b


def multiply(a, b):
    return a * b


OPERATIONS = {'+': add, '*': multiply}


def apply(sign, a, b):
    return OPERATIONS[sign](a, b)


# %%
apply('+', 2, 3), apply('*', 2, 3)
