"""Makes up values like those that can't be written down: the same types and columns, and numbers of our own.

Of the notebook's data only this enters: types, names of columns and words that stand in its source, whether there are gaps, and
about how large numbers are, in two digits.
"""

import math

from solidify_recorder.values import NotWritable, type_name

ROWS = 8
MOST_COLUMNS = 8
WORDS = ("alpha", "beta", "gamma", "delta")
NUMPY = {"module": "numpy", "member": None, "name": "np"}
PANDAS = {"module": "pandas", "member": None, "name": "pd"}


def expression(source, type, *imports):
    return {"kind": "expression", "source": source, "imports": list(imports), "type": type}


class Inventor:
    """Makes up values. `used` are the strings that the function's own code holds: columns that it needs."""

    def __init__(self, rules, used):
        self.rules, self.used = rules, used

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
            return expression(self.column(value.to_series(), 0), type_name(value), NUMPY, PANDAS)
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
        raise NotWritable(type_name(value))

    # -- tables -------------------------------------------------------------------------------------------------

    def frame(self, value):
        """Columns that the function names come first; what isn't in the notebook's source has no name to give."""
        names = [each for each in value.columns if isinstance(each, str) and self.rules.allows_string(each)]
        names.sort(key=lambda each: each not in self.used)
        if len(set(names)) != len(names) or (len(value.columns) > 0 and not names):
            raise NotWritable("pandas.DataFrame of columns that don't stand in the notebook")
        columns = ["%r: %s" % (name, self.column(value[name], at)) for at, name in enumerate(names[:MOST_COLUMNS])]
        source = "pd.DataFrame({%s}%s)" % (", ".join(columns), self.index(value.index))
        return expression(source, type_name(value), NUMPY, PANDAS)

    def series(self, value):
        named = ", name=%r" % value.name if isinstance(value.name, str) and self.rules.allows_string(value.name) else ""
        source = "pd.Series(%s%s%s)" % (self.column(value, 0), self.index(value.index), named)
        return expression(source, type_name(value), NUMPY, PANDAS)

    def row(self, value):
        """A row as `itertuples` gives it."""
        import pandas

        fields = [each for each in getattr(value, "_fields", ()) if each != "Index"]
        frame = self.frame(pandas.DataFrame({each: [getattr(value, each)] for each in fields}))
        return {**frame, "source": "next(%s.itertuples())" % frame["source"], "type": type_name(value)}

    def index(self, index):
        if type(index).__name__ == "DatetimeIndex":
            return ", index=%s" % moments(index)
        if type(index).__name__ == "MultiIndex":
            raise NotWritable("pandas.MultiIndex")
        if index.dtype.kind == "O" and type(index).__name__ == "Index":
            return ", index=%s" % self.words(index)
        return ""

    def column(self, column, at):
        """An expression of so many rows of a column's type."""
        kind = getattr(column.dtype, "kind", "O")
        if kind == "M":
            return moments(column)
        if kind == "m":
            return 'pd.to_timedelta(np.arange(%d), unit="h")' % ROWS
        if kind == "b":
            return "np.arange(%d) %% %d == 0" % (ROWS, 2 + at % 2)
        if kind in "iu" and column.nunique() <= max(2, len(column) // 3):
            return groups(start_of(column), int(column.nunique()))
        if kind in "iu":
            start = start_of(column)
            return "np.arange(%d, %d)" % (start, start + ROWS) if start else "np.arange(%d)" % ROWS
        if kind in "fc":
            numbers = "np.linspace(%s, %s, %d)" % (*spread(column.dropna()), ROWS)
            gap = (3 + at) % ROWS
            return "np.where(np.arange(%d) == %d, np.nan, %s)" % (ROWS, gap, numbers) if column.isna().any() else numbers
        if type(column.dtype).__name__ == "CategoricalDtype":
            return "pd.Categorical(%s)" % self.words(column)
        return self.words(column)

    def words(self, column):
        """Words of the source that the column holds, else our own."""
        values = [each for each in dict.fromkeys(column) if isinstance(each, str)]
        if not values:
            raise NotWritable("a column of objects")
        known = [each for each in values if each and self.rules.allows_string(each)][:4]
        words = known if len(known) > 1 else [*known, *WORDS][: 4 if len(values) > 2 else 2]
        return "%r * %d" % (words, ROWS // len(words)) if ROWS % len(words) == 0 else repr((words * ROWS)[:ROWS])

    # -- the rest -----------------------------------------------------------------------------------------------

    def array(self, value):
        if value.dtype.kind not in "biufU" or value.ndim > 3 or value.size == 0:
            raise NotWritable(type_name(value))
        if value.dtype.kind == "U":
            return expression("np.array(%r)" % (list(WORDS) * 2), "numpy.ndarray", NUMPY)
        shape = [each if each <= ROWS else ROWS for each in value.shape]
        if value.ndim > 1:
            shape = [min(each, 4) if len(set(value.shape)) == 1 else each for each in shape]
        size = math.prod(shape)
        if value.dtype.kind == "b":
            source = "(np.arange(%d) %% 2 == 0)" % size
        elif value.dtype.kind in "iu" and len(set(value.ravel()[:10000].tolist())) <= max(2, value.size // 3):
            source = "(np.arange(%d) %% %d)" % (size, max(2, min(4, len(set(value.ravel()[:10000].tolist())))))
        elif value.dtype.kind in "iu":
            source = "np.arange(%d)" % size
        else:
            source = "np.linspace(%s, %s, %d)" % (*spread(value), size)
        reshaped = source if value.ndim < 2 else "%s.reshape(%s)" % (source, ", ".join(map(str, shape)))
        typed = "" if value.dtype.name in ("float64", "int64", "bool") else '.astype("%s")' % value.dtype.name
        return expression(reshaped + typed, "numpy.ndarray", NUMPY)

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
        if all(type(each) is str for each in few):
            return expression({list: "[%s]", tuple: "(%s,)", set: "{%s}"}[kind] % ", ".join(map(repr, WORDS[: len(few)])), kind.__name__)
        return {"kind": kind.__name__, "items": [self.item(each, depth) for each in few]}

    def is_key(self, key):
        return type(key) in (int, bool) or (type(key) is str and self.rules.allows_string(key))

    def item(self, value, depth):
        if type(value) is str and self.rules.allows_string(value):
            return expression(repr(value), "str")
        return self.invent(value, depth + 1)


def moments(values):
    unit = "D"
    if len(values) > 1:
        step = abs((values.max() - values.min()) / (len(values) - 1))
        unit = "h" if step.total_seconds() < 43_200 else "D"
    return 'pd.date_range("2024-01-01", periods=%d, freq="%s")' % (ROWS, unit)


def groups(low, count):
    """Blocks of equal numbers, as keys of sorted tables are; zeros and ones in turn."""
    turns = "np.arange(%d) %s" % (ROWS, "// 3" if count > 2 else "% 2" if low == 0 else "// 4")
    return turns if low == 0 else "%s + %d" % (turns, low)


def start_of(column):
    """About where whole numbers begin, in one digit: 0, 1, 20, 300."""
    low = int(column.min())
    if abs(low) < 10:
        return 0 if low == 0 else 1 if low > 0 else -1
    return int(round(low, 1 - len(str(abs(low)))))


def about(number):
    """A number in two digits."""
    number = float(number)
    if not math.isfinite(number) or number == 0:
        return 0
    digits = 1 - math.floor(math.log10(abs(number)))
    rounded = round(number, digits)
    return int(rounded) if digits <= 0 or rounded == int(rounded) else rounded


def spread(values):
    """Two different numbers between which most values lie, about."""
    import numpy

    finite = numpy.asarray(values, dtype=float).ravel()[:100_000]
    finite = finite[numpy.isfinite(finite)]
    if finite.size == 0:
        return 0.0, 1.0
    low, high = (float(about(each)) for each in numpy.quantile(finite, [0.05, 0.95]))
    return (low, high) if low < high else (low, low + 1.0)
