"""What a function's own code and its arguments say about the data that it is for: names of columns, words, limits."""

import types

# Distinct numbers of a column up to which they are groups, and ends of code that are looked at.
MOST_LEVELS = 20
LARGEST = 1000


class Clues:
    """Strings and numbers that stand in the code, and where whole numbers of equally named columns begin."""

    def __init__(self, function, package, arguments):
        self.strings, self.numbers, self.starts = set(), set(), {}
        for value in [*constants_of(function, package), *arguments]:
            for leaf in leaves_of(value):
                if isinstance(leaf, str):
                    self.strings.add(leaf)
                elif type(leaf) in (int, float) and leaf == leaf:
                    self.numbers.add(leaf)
        for column in (each for value in arguments for each in columns_of(value)):
            if column.dtype.kind in "iu" and len(column):
                self.starts[column.name] = max(start_of(column), self.starts.get(column.name, start_of(column)))

    def edges(self, low, high):
        """Numbers of the code between two others: where something may change."""
        return sorted(each for each in self.numbers if low < each < high)


def constants_of(function, package):
    """Constants and defaults of a function's own code, and those of what moved with it that it reads."""
    seen, pending = set(), [function]
    while pending:
        found = pending.pop()
        found = getattr(found, "__wrapped__", found)
        if id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, types.FunctionType) and found.__module__.partition(".")[0] == package:
            yield from found.__defaults__ or ()
            yield from (found.__kwdefaults__ or {}).values()
            for code in codes_in(found.__code__):
                yield code.co_consts
                pending += [found.__globals__[name] for name in code.co_names if name in found.__globals__]
        elif type(found) in (dict, list, tuple, set, frozenset, str, int, float):
            yield found


def codes_in(code):
    """A function's code and that of the functions in it."""
    return [code, *(each for const in code.co_consts if isinstance(const, types.CodeType) for each in codes_in(const))]


def leaves_of(value):
    if type(value) in (tuple, list, set, frozenset) and len(value) < LARGEST:
        for each in value:
            yield from leaves_of(each)
    elif type(value) is dict and len(value) < LARGEST:
        yield from leaves_of(list(value.items()))
    else:
        yield value


def columns_of(value):
    """The columns of a table; a series is one."""
    if type(value).__module__.partition(".")[0] != "pandas":
        return
    if type(value).__name__ == "DataFrame" and value.columns.is_unique:
        yield from (column for _, column in value.items())
    elif type(value).__name__ == "Series":
        yield value


def start_of(column):
    """About where whole numbers begin, in one digit: 0, 1, 20, 300."""
    low = int(column.min())
    if abs(low) < 10:
        return 0 if low == 0 else 1 if low > 0 else -1
    return int(round(low, 1 - len(str(abs(low)))))
