# %%
import dis


def twice(x):
    return 2 * x


def half(x):
    return x / 2


# %%
print(dis.Bytecode(twice).first_line, half(3))
