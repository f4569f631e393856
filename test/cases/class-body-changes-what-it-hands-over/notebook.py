# %%
import functools

rows = [{"a": 1}]


def read_rows():
    return len(rows)


def enrich(found):
    for each in found:
        each["seen"] = True
    return len(found)


def doubled(numbers):
    result = []
    for each in numbers:
        result.append(2 * each)
    return result


def counted(function):
    @functools.wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


# %%
print(rows, read_rows())


# %%
class Marked:
    count = enrich(rows)


class Doubled:
    values = doubled([1, 2])


@counted
def plus_one(number):
    return number + 1


# %%
print(rows, Marked.count, Doubled.values, plus_one(1), plus_one.calls)
