"""Code of made-up columns and arrays: numbers in no order, some twice, groups of several sizes, one value far from the others.

There are three styles. mixed: all of that. calm: in order, and nothing far away; constant: numbers that are all the same.
"""

import math

from solidify_recorder.clues import MOST_LEVELS, start_of

ROWS = 12
# Steps through a prime number of values: each gives another order.
STEPS = (7, 3, 5, 4, 8, 6, 2, 9)
# How far away the far value lies, in widths of where the others are.
FAR = 10
# Rows of which there is more than one order.
FEWEST = 4


class Shape:
    """How a column is made: rows, style, and the place among all columns of the call, which tells it from the others."""

    def __init__(self, style, at, rows=ROWS):
        self.style, self.at, self.rows = style, at, rows

    @property
    def row(self):
        """The one row that is special."""
        return (4 + 5 * self.at) % self.rows

    def turns(self):
        """Whole numbers from 0 in no order, the first one twice; and how many different ones."""
        prime = next(each for each in range(self.rows - 1, 1, -1) if all(each % by for by in range(2, each)))
        step = next(each for each in (*STEPS[self.at % len(STEPS) :], *STEPS) if each % prime not in (0, 1))
        return "np.arange(%d) * %d %% %d" % (self.rows, step, prime), prime


def whole_numbers(column, shape, clues, name=None):
    """Code of whole numbers like those of a column: groups where it has few different ones."""
    count, low = int(column.nunique()), start_of(column)
    if shape.style == "constant":
        return "np.full(%d, %d)" % (shape.rows, low)
    if shape.rows >= FEWEST and count <= min(MOST_LEVELS, max(2, len(column) // 3)):
        return groups(column, count, shape, clues)
    low = clues.starts.get(name, low)
    edges = [each for each in clues.edges(low, int(column.max())) if each == int(each) and not low < each < low + shape.rows - 2]
    if edges and name in clues.strings:
        low = int(edges[0]) - 5
    if shape.style == "calm" or shape.rows < FEWEST:
        return "np.arange(%d, %d)" % (low, low + shape.rows) if low else "np.arange(%d)" % shape.rows
    return plus(shape.turns()[0], low)


def groups(column, count, shape, clues):
    """Keys of unequal groups: two or three of them, with those that the call asks for."""
    low, high = int(column.min()), int(column.max())
    if count <= 2 and high - low < 1000:
        pattern = "np.arange(%d) // %d" % (shape.rows, shape.rows * 3 // 4) if shape.style == "calm" else "%s // %d" % few(shape)
        return plus("%s * %d" % (pattern, high - low) if high - low > 1 else pattern, low)
    asked = [each for each in clues.numbers if type(each) is int and low < each <= high]
    start = max(start_of(column), min(asked) - 2) if asked else start_of(column)
    turns, different = shape.turns()
    pattern = "np.arange(%d)" % shape.rows if shape.style == "calm" else turns
    return plus("%s // %d" % (pattern, -(-different // 3)), start)


def few(shape):
    """Ones in fewer rows than zeros: three of twelve."""
    turns, different = shape.turns()
    return turns, different * 3 // 4


def plus(source, low):
    return source if low == 0 else "%s %s %d" % (source, "+" if low > 0 else "-", abs(low))


def numbers(values, shape, clues, gaps=False):
    """Code of floats between those where most of the given ones lie; with a limit of the code, or else one that is far away."""
    low, high = spread(values)
    if shape.style == "constant":
        return "np.full(%d, %r)" % (shape.rows, exact(low))
    if shape.style == "calm" or shape.rows < FEWEST or is_sorted(values):
        source = "np.linspace(%s, %s, %d)" % (low, high, shape.rows)
    else:
        turns, different = shape.turns()
        step = floored((high - low) / (different - 1))
        source = "%s * %r" % (turns, step) + (" %s %r" % ("+" if low > 0 else "-", abs(low)) if low else "")
        special = special_number(values, low, high, shape, clues)
        if special is not None and not gaps:
            return "np.where(np.arange(%d) == %d, %r, %s)" % (shape.rows, shape.row, special, source)
    return "np.where(np.arange(%d) == %d, np.nan, %s)" % (shape.rows, shape.row, source) if gaps else source


def special_number(values, low, high, shape, clues):
    """A limit that stands in the code; else a number far from the others, unless these are shares."""
    edges = clues.edges(low, high)
    if values.size == 0:
        return None
    if edges:
        return float(edges[shape.at % len(edges)])
    if values.min() >= 0 and values.max() <= 1:
        return None
    return about(low - FAR * (high - low)) if values.min() < 0 and shape.at % 2 else about(high + FAR * (high - low))


def moments(values, shape, rank=0, backwards=False):
    """Code of dates: of several columns each begins a day later and goes in longer steps; in order, unless none of them is."""
    unit, minutes = ("D", 1440)
    if len(values) > 1:
        step = abs((values.max() - values.min()) / (len(values) - 1))
        unit, minutes = ("h", 60) if step.total_seconds() < 43_200 else (unit, minutes)
    freq = unit if rank == 0 else "%dmin" % (minutes + minutes // 5 * rank)
    zone = ', tz="UTC"' if getattr(values, "tz", None) or getattr(getattr(values, "dt", None), "tz", None) else ""
    source = 'pd.date_range("2024-01-%02d", periods=%d, freq="%s"%s)' % (1 + rank, shape.rows, freq, zone)
    return source + "[::-1]" if backwards and shape.style != "calm" else source


def truths(shape):
    period = 3 + shape.at % 3
    return "np.arange(%d) %% %d == %d" % (shape.rows, period, period - 2)


def words(column, shape, rules, own):
    """Words of the source that the column holds, else our own; in groups of unequal sizes, or each once."""
    values = [each for each in dict.fromkeys(column) if isinstance(each, str)]
    if not values:
        return None
    known = [each for each in values if each and rules.allows_string(each)][:4]
    if not known and len(values) == len(column) > 4:
        return '[f"%s {number}" for number in range(%d)]' % (own[0], shape.rows)
    told = known if len(known) > 1 else [*known, *own][: 4 if len(values) > 2 else 2]
    if shape.style == "constant":
        told = told[:1]
    pattern = {1: [0], 2: [0, 1, 0], 3: [0, 1, 0, 2]}.get(len(told), [0, 1, 2, 0, 3, 1])
    source = [told[each] for each in pattern]
    return "%r * %d" % (source, shape.rows // len(source)) if shape.rows % len(source) == 0 else repr((source * shape.rows)[: shape.rows])


def is_sorted(values):
    """Whether numbers only ever rise: such are axes, which what is made of them must be too."""
    return len(values) > 2 and bool((values[1:] >= values[:-1]).all()) and values[0] < values[-1]


def about(number):
    """A number in two digits."""
    number = float(number)
    if not math.isfinite(number) or number == 0:
        return 0
    digits = 1 - math.floor(math.log10(abs(number)))
    rounded = round(number, digits)
    return int(rounded) if digits <= 0 or rounded == int(rounded) else rounded


def exact(number):
    """A number near a float that sums and means of it keep: a whole one, or an eighth and the like."""
    if abs(number) >= 1 or number == 0:
        return float(round(number))
    unit = 2.0 ** math.floor(math.log2(abs(number)))
    return unit * round(number / unit)


def floored(number):
    """The next number of two digits towards zero, as a float."""
    digits = 1 - math.floor(math.log10(abs(number)))
    return float(round(math.floor(number * 10**digits + 1e-9) / 10**digits, max(digits, 0)))


def finite(values):
    """The finite ones of the first numbers of a column or an array."""
    import numpy

    found = numpy.asarray(values, dtype=float).ravel()[:100_000]
    return found[numpy.isfinite(found)]


def spread(values):
    """Two different numbers between which most values lie, about."""
    import numpy

    if values.size == 0:
        return 0.0, 1.0
    low, high = (float(about(each)) for each in numpy.quantile(values, [0.05, 0.95]))
    return (low, high) if low < high else (low, low + 1.0)
