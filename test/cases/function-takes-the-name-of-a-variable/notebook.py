# %%
number = 3
len('ab' * number)

# %%
def number(text):
    return int(text)


def numbers(line):
    return [number(part) for part in line.split()]


# %%
numbers('1 2')
