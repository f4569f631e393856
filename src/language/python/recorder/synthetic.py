"""Makes up values like those that can't be written down: the same types and columns, and numbers of our own.

Of the notebook's data only this enters: types, names of columns and words that stand in its source, whether there are gaps or an
order, and about how large numbers are, in two digits.
"""

import math

from solidify_recorder.columns import ROWS, Shape, about, finite, is_sorted, moments, numbers, spread, truths, whole_numbers, words
from solidify_recorder.values import NotWritable, type_name

# Columns of a made-up table, and of those that the function doesn't name.
MOST_COLUMNS = 8
MOST_OTHERS = 2
MOST_FIELDS = 12
WORDS = ("alpha", "beta", "gamma", "delta")
# Ways of making values up, by name: the style, and the place of the first column. Three are mixed, each in another order.
WAYS = {"mixed": ("mixed", 0), "mixed 2": ("mixed", 3), "mixed 3": ("mixed", 5), "calm": ("calm", 0), "constant": ("constant", 0)}
NUMPY = {"module": "numpy", "member": None, "name": "np"}
PANDAS = {"module": "pandas", "member": None, "name": "pd"}


def expression(source, type, *imports):
    return {"kind": "expression", "source": source, "imports": list(imports), "type": type}


class Inventor:
    """
    Makes up values in one of the ways. `clues` tell what the function's own code names; `remake(value, way)` gives code that makes
    one like a value from made-up ones, or None.
    """

    def __init__(self, rules, clues, way, remake=lambda value, way: None):
        self.rules, self.clues, self.way, self.remake = rules, clues, way, remake
        self.style, self.made = WAYS[way]

    def invent(self, value, depth=0):
        """Code of a value like the given one. Raises NotWritable."""
        kind = type(value)
        root, name = kind.__module__.partition(".")[0], kind.__name__
        if depth > 3:
            raise NotWritable(type_name(value))
        if root == "pandas" and name == "DataFrame":
            return self.frame(value)
        if root == "pandas" and name == "Series":
            return self.series(value)
        if root == "pandas" and isinstance(value, tuple):
            return self.row(value)
        if root == "pandas" and name.endswith("Index"):
            return expression(self.column(value.to_series()), type_name(value), NUMPY, PANDAS)
        if root == "numpy" and name == "ndarray":
            return self.array(value)
        if root == "numpy" and name == "Generator":
            return expression("np.random.default_rng(0)", type_name(value), NUMPY)
        if root == "numpy" and name == "RandomState":
            return expression("np.random.RandomState(0)", type_name(value), NUMPY)
        if kind.__module__ == "random" and name == "Random":
            return expression("random.Random(0)", "random.Random", {"module": "random", "member": None, "name": "random"})
        if root == "matplotlib" and self.rules.allows_module("matplotlib"):
            return self.canvas(value)
        if kind in (list, tuple, dict, set):
            return self.container(value, kind, depth)
        if kind is str:
            return expression(repr("%s %s" % WORDS[:2] if " " in value else WORDS[0]), "str")
        if kind in (int, float, bool, type(None)):
            return expression(repr(value if kind in (bool, type(None)) else about(value)), kind.__name__)
        remade = self.remake(value, self.way)
        if remade is None:
            raise NotWritable(type_name(value))
        return remade

    def shape(self, rows=ROWS):
        self.made += 1
        return Shape(self.style, self.made - 1, rows)

    # -- tables -------------------------------------------------------------------------------------------------

    def frame(self, value):
        """Columns that the function names come first; what isn't in the notebook's source has no name to give."""
        names = [each for each in value.columns if self.is_name(each)]
        if len(set(names)) != len(names) or (len(value.columns) > 0 and not names):
            raise NotWritable("pandas.DataFrame of columns that don't stand in the notebook")
        ranks = ranks_of_moments(value, names)
        backwards = not any(value[name].is_monotonic_increasing for name in ranks)
        made = []
        for name in self.chosen(names):
            try:
                made.append("%r: %s" % (name, self.column(value[name], name, ranks.get(name, 0), backwards)))
            except NotWritable:
                if name in self.clues.strings:
                    raise
        source = "pd.DataFrame({%s}%s)" % (", ".join(made), self.index(value.index))
        return expression(source, type_name(value), NUMPY, PANDAS)

    def is_name(self, name):
        return (isinstance(name, str) and self.rules.allows_string(name)) or (type(name) is int and 0 <= name < 100)

    def chosen(self, names):
        """The columns that are named, and some others; where that is not enough, the calm style has more."""
        named = [each for each in names if each in self.clues.strings]
        others = [each for each in names if each not in self.clues.strings]
        most = MOST_OTHERS if named and self.style != "calm" else MOST_COLUMNS
        return [*named, *others[:most]][: max(MOST_COLUMNS, len(named))]

    def series(self, value):
        named = ", name=%r" % value.name if isinstance(value.name, str) and self.rules.allows_string(value.name) else ""
        source = "pd.Series(%s%s%s)" % (self.column(value, value.name), self.index(value.index), named)
        return expression(source, type_name(value), NUMPY, PANDAS)

    def row(self, value):
        """A row as `itertuples` gives it, without what the function doesn't need."""
        fields = [each for each in getattr(value, "_fields", ()) if each != "Index" and self.is_name(each)]
        cells = ["%r: [%s]" % (name, self.cell(getattr(value, name))) for name in fields[:MOST_FIELDS]]
        source = "next(pd.DataFrame({%s}).itertuples())" % ", ".join(cells)
        return expression(source, type_name(value), PANDAS)

    def cell(self, value):
        if isinstance(value, str):
            return repr(value if self.rules.allows_string(value) else WORDS[0])
        if type(value).__name__ == "Timestamp":
            self.made += 1
            return 'pd.Timestamp("2024-01-%02d")' % self.made
        value = value.item() if type(value).__module__ == "numpy" else value
        if type(value) not in (int, float, bool):
            raise NotWritable(type_name(value))
        return repr(value if type(value) is bool else type(value)(about(value)))

    def index(self, index):
        kind = type(index).__name__
        if kind == "DatetimeIndex":
            return ", index=%s" % moments(index, Shape(self.style, 0))
        if kind == "MultiIndex":
            raise NotWritable("pandas.MultiIndex")
        if index.dtype.kind == "O" and kind == "Index":
            return ", index=%s" % self.words(index)
        if index.dtype.kind == "i" and index.is_unique and not (kind == "RangeIndex" and index.start == 0 and index.step == 1):
            return ", index=np.arange(%d, %d)" % (5, 5 + ROWS)
        return ""

    def column(self, column, name=None, rank=0, backwards=False):
        """An expression of so many rows of a column's type."""
        kind, shape = getattr(column.dtype, "kind", "O"), self.shape()
        if kind == "M":
            return moments(column, shape, rank, backwards)
        if kind == "m":
            return 'pd.to_timedelta(%s, unit="h")' % ("np.arange(%d)" % ROWS if self.style == "calm" else shape.turns()[0])
        if kind == "b":
            return truths(shape)
        if kind in "iu" and len(column) and not column.isna().any():
            return whole_numbers(column, shape, self.clues, name)
        if kind in "iufc":
            return numbers(finite(column.dropna()), shape, self.clues, bool(column.isna().any()))
        if type(column.dtype).__name__ == "CategoricalDtype":
            return "pd.Categorical(%s)" % self.words(column, shape)
        return self.words(column, shape)

    def words(self, column, shape=None):
        made = words(column, shape or self.shape(), self.rules, WORDS)
        if made is None:
            raise NotWritable("a column of objects")
        return made

    # -- the rest -----------------------------------------------------------------------------------------------

    def array(self, value):
        if value.dtype.kind not in "biufU" or value.ndim > 3 or value.size == 0:
            raise NotWritable(type_name(value))
        sides = [each if each <= ROWS else ROWS for each in value.shape]
        if value.ndim > 1:
            sides = [min(each, 4) if len(set(value.shape)) == 1 else each for each in sides]
        shape = self.shape(math.prod(sides))
        if value.dtype.kind == "U":
            source = "np.array(%s)" % words(value.ravel()[:10000].tolist(), shape, self.rules, WORDS)
        elif value.dtype.kind == "b":
            source = truths(shape)
        elif value.dtype.kind in "iu":
            source = self.whole_array(value, shape)
        else:
            source = numbers(finite(value), shape, self.clues)
        reshaped = source if value.ndim < 2 else "%s.reshape(%s)" % (closed(source), ", ".join(map(str, sides)))
        is_usual = value.dtype.name in ("float64", "int64", "bool") or value.dtype.kind == "U"
        return expression(reshaped if is_usual else '%s.astype("%s")' % (closed(reshaped), value.dtype.name), "numpy.ndarray", NUMPY)

    def whole_array(self, value, shape):
        import pandas

        column = pandas.Series(value.ravel()[:10000]) if self.rules.allows_module("pandas") else None
        if column is None or (value.ndim == 1 and is_sorted(value)):
            return "np.arange(%d)" % shape.rows
        return whole_numbers(column, shape, self.clues)

    def canvas(self, value):
        plots = {"module": "matplotlib.pyplot", "member": None, "name": "plt"}
        if type(value).__name__ in ("Axes", "AxesSubplot"):
            return expression("plt.figure().add_subplot()", type_name(value), plots)
        if type(value).__name__ == "Figure":
            return expression("plt.figure()", type_name(value), plots)
        raise NotWritable(type_name(value))

    def container(self, value, kind, depth):
        if not value:
            raise NotWritable(type_name(value))
        if kind is dict:
            items = [(key, each) for key, each in value.items() if self.is_key(key)][:4]
            if len(items) < min(len(value), 1):
                items = list(zip(WORDS, list(value.values())[:3]))
            return {
                "kind": "dict",
                "entries": [
                    {"key": expression(repr(key), type(key).__name__), "value": self.item(each, depth)} for key, each in items
                ],
            }
        few = list(value)[: len(value) if kind is tuple and len(value) <= 4 else 4]
        if all(type(each) is str for each in value):
            return self.strings(value, kind)
        if kind is list and len(value) > len(few) and all(type(each) in (int, float) for each in value):
            return self.listed(value)
        return {"kind": kind.__name__, "items": [self.item(each, depth) for each in few]}

    def strings(self, values, kind):
        """Those that stand in the source, as names of columns do; else our own."""
        known = [each for each in values if each and self.rules.allows_string(each)][:MOST_COLUMNS]
        words = known or [*WORDS, *("%s %d" % (WORDS[0], at) for at in range(1, MOST_COLUMNS))][: len(values)]
        shape = {list: "[%s]", tuple: "(%s,)", set: "{%s}"}[kind]
        return expression(shape % ", ".join(map(repr, words[: MOST_COLUMNS if kind is list else len(values)])), kind.__name__)

    def listed(self, values):
        """Six numbers, in no order unless they have one, between those where most of a list lie."""
        low, high = spread(finite(values))
        turns = range(6) if is_sorted(finite(values)) or self.style == "calm" else (0, 3, 1, 5, 2, 3)
        made = [about(low + (0 if self.style == "constant" else each) * (high - low) / 5) for each in turns]
        whole = all(type(each) is int for each in values)
        return expression(repr([int(each) if whole else float(each) for each in made]), "list")

    def is_key(self, key):
        return type(key) in (int, bool) or (type(key) is str and self.rules.allows_string(key))

    def item(self, value, depth):
        if type(value) is str and self.rules.allows_string(value):
            return expression(repr(value), "str")
        return self.invent(value, depth + 1)


def closed(source):
    """Code of numbers that a method can be called of."""
    return source if source.startswith("np.") and source.endswith(")") else "(%s)" % source


def ranks_of_moments(frame, names):
    """Which of the columns of dates is before which: the order of their middles."""
    middles = {name: frame[name].dropna() for name in names if getattr(frame[name].dtype, "kind", "O") == "M"}
    told = sorted((name for name, dates in middles.items() if len(dates)), key=lambda name: middles[name].mean())
    return {name: rank for rank, name in enumerate(told)}
