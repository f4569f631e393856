"""Writes Python values down as code, within the rule of what may be written down.

The forms are those of `Value` in plan/recording.ts. Allowed are numbers, booleans, None, and strings that stand in the
notebook's source, so many in all; what is built of them; and what has a name that a test can import.
"""

import collections
import datetime
import decimal
import enum
import fractions
import math
import pathlib
import sys
import types

# Characters of a string, or of a number's digits, that may be written down.
LONGEST = 60
DEEPEST = 8
# Flag of classes that Python code made: Py_TPFLAGS_HEAPTYPE.
HEAP_TYPE = 1 << 9


class NotWritable(Exception):
    """The value has no code within the rule; its argument says why, and never holds the value."""


class Budget:
    """Counts the leaves of one call."""

    def __init__(self, most):
        self.most = self.left = most
        # What making values anew takes.
        self.seconds = 0.0
        # What writes real values into files, where these are asked for.
        self.data = None

    def take(self, count=1):
        self.left -= count
        if self.left < 0:
            raise NotWritable("more than %d elements" % self.most)

    @property
    def taken(self):
        return self.most - self.left


class Rules:
    """What may be written down: strings and names of the source, modules that a test can import."""

    def __init__(self, strings, names, libraries, package):
        self.strings, self.names = frozenset(strings), frozenset(names)
        self.libraries = frozenset(libraries)
        self.package = package

    def allows_string(self, text):
        return text in self.strings or text == ""

    def allows_name(self, name):
        """Whether a keyword or an attribute may be told: one that the notebook's code never writes may be data."""
        return name in self.names or name in self.strings

    def allows_module(self, name):
        root = name.partition(".")[0]
        return root == self.package or root in self.libraries or is_standard(root)


def is_standard(root):
    names = getattr(sys, "stdlib_module_names", None)
    if root == "__main__":
        return False
    return root in names if names is not None else root in STANDARD


# For Pythons that don't list their own modules.
STANDARD = {
    "builtins", "collections", "copy", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools",
    "itertools", "json", "math", "operator", "os", "pathlib", "random", "re", "statistics", "string", "typing",
}  # fmt: skip


def type_name(value):
    """`numpy.ndarray`; of classes that a person wrote in a cell only the bare name."""
    return class_name(type(value))


def class_name(kind):
    """A class that was made as the program ran may be called after data: the nearest one that it comes from stands for it."""
    if not is_written(kind):
        return class_name(kind.__mro__[1])
    return kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else "%s.%s" % (kind.__module__, kind.__qualname__)


def is_written(kind):
    """Whether a class has its name from a source: it is where its name says."""
    is_static = not kind.__flags__ & HEAP_TYPE
    return is_static or "<locals>" in kind.__qualname__ or look_up(kind.__module__, kind.__qualname__) is kind


def text(source):
    """A string of our own, such as the name of a dtype."""
    return {"kind": "literal", "type": "str", "source": repr(source)}


def reference(module, name):
    return {"kind": "reference", "to": {"module": module, "name": name}}


def call(module, name, args=(), type=None, **kwargs):
    return {
        "kind": "call",
        "callee": {"module": module, "name": name},
        "args": list(args),
        "kwargs": [{"name": key, "value": value} for key, value in kwargs.items()],
        "type": type or (name if module == "builtins" else "%s.%s" % (module, name)),
    }


class Writer:
    """
    Writes values. `rebuild(value, budget)` gives code that makes the value anew, or None; so does `recall`, which is asked
    only for what can't be written otherwise.
    """

    def __init__(self, rules, rebuild, recall=lambda value, budget: None):
        self.rules, self.rebuild, self.recall = rules, rebuild, recall

    def write(self, value, budget, depth=0):
        """The value as code. Raises NotWritable."""
        before = budget.left
        try:
            return self.write_plainly(value, budget, depth)
        except NotWritable:
            budget.left = max(before, 0)
            recalled = self.recall(value, budget)
            if recalled is None:
                raise
            return recalled

    def write_plainly(self, value, budget, depth):
        if depth > DEEPEST:
            raise NotWritable("nested too deeply")
        kind = type(value)
        plain = PLAIN.get(kind)
        if plain is not None:
            return plain(self, value, budget)
        rebuilt = self.rebuild(value, budget)
        if rebuilt is not None:
            return rebuilt
        simple = CONTAINERS.get(kind)
        if simple is not None:
            return simple(self, value, budget, depth + 1)
        for matches, write in OTHERS:
            if matches(value):
                return write(self, value, budget, depth + 1)
        raise NotWritable(type_name(value))

    def written(self, value, budget, depth=0):
        """As `write`; a value that would be too much leaves the budget as it was."""
        before = budget.left
        try:
            return self.write(value, budget, depth)
        except NotWritable:
            budget.left = before
            raise

    def keyword(self, parameter, keyword):
        """The keyword of an argument; one for `**options` may be data. Raises NotWritable."""
        if keyword not in (None, parameter) and not self.rules.allows_name(keyword):
            raise NotWritable("a name that doesn't stand in the notebook")
        return keyword

    def calling(self, module, name, values, budget, depth, type=None, **named):
        if not self.rules.allows_module(module):
            raise NotWritable("%s.%s" % (module, name))
        args = [self.write(each, budget, depth) for each in values]
        kwargs = {key: self.write(each, budget, depth) for key, each in named.items()}
        return call(module, name, args, type, **kwargs)


# ---------------------------------------------------------------------------------------------------------------
# Leaves


def write_number(writer, value, budget):
    budget.take()
    parts = (value.real, value.imag) if isinstance(value, complex) else (value,)
    source = repr(value)
    if len(source) > LONGEST:
        raise NotWritable("a number of many digits")
    if any(isinstance(part, float) and not math.isfinite(part) for part in parts):
        return {"kind": "special-float", "source": '%s("%s")' % (type(value).__name__, source.strip("()"))}
    return {"kind": "literal", "type": type(value).__name__, "source": source}


def write_word(writer, value, budget):
    budget.take(0 if value is None or value is Ellipsis else 1)
    source = "..." if value is Ellipsis else repr(value)
    return {"kind": "literal", "type": type(value).__name__, "source": source}


def write_string(writer, value, budget):
    budget.take()
    if not writer.rules.allows_string(value):
        named = writer.rebuild(value, budget)
        if named is None:
            raise NotWritable("a string that doesn't stand in the notebook")
        return named
    return {"kind": "literal", "type": type(value).__name__, "source": repr(value)}


PLAIN = {
    int: write_number,
    float: write_number,
    complex: write_number,
    bool: write_word,
    type(None): write_word,
    type(Ellipsis): write_word,
    str: write_string,
    bytes: write_string,
}


# ---------------------------------------------------------------------------------------------------------------
# Containers


def write_items(kind):
    def write(writer, value, budget, depth):
        if len(value) > budget.left:
            raise NotWritable("more than %d elements" % budget.most)
        items = [writer.write(each, budget, depth) for each in (value if kind in ("list", "tuple") else ordered(value))]
        return {"kind": kind, "items": items}

    return write


def ordered(values):
    """A set in an order that doesn't hang on hashes."""
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=repr)


def write_dict(writer, value, budget, depth):
    if len(value) > budget.left:
        raise NotWritable("more than %d elements" % budget.most)
    return {
        "kind": "dict",
        "entries": [
            {"key": writer.write(key, budget, depth), "value": writer.write(each, budget, depth)}
            for key, each in value.items()
        ],
    }


def write_range(writer, value, budget, depth):
    parts = [value.start, value.stop, value.step]
    if value.step == 1:
        parts = parts[:2] if value.start != 0 else parts[1:2]
    return writer.calling("builtins", "range", parts, budget, depth)


def write_slice(writer, value, budget, depth):
    return writer.calling("builtins", "slice", [value.start, value.stop, value.step], budget, depth)


def write_counter(writer, value, budget, depth):
    return writer.calling("collections", "Counter", [dict(value)], budget, depth)


def write_ordered_dict(writer, value, budget, depth):
    return writer.calling("collections", "OrderedDict", [list(value.items())], budget, depth)


def write_default_dict(writer, value, budget, depth):
    return writer.calling("collections", "defaultdict", [value.default_factory, dict(value)], budget, depth)


def write_deque(writer, value, budget, depth):
    named = {} if value.maxlen is None else {"maxlen": value.maxlen}
    return writer.calling("collections", "deque", [list(value)], budget, depth, **named)


def write_date(writer, value, budget, depth):
    return writer.calling("datetime", "date", [value.year, value.month, value.day], budget, depth)


def write_datetime(writer, value, budget, depth):
    parts = [value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond]
    while len(parts) > 3 and parts[-1] == 0:
        parts.pop()
    named = {} if value.tzinfo is None else {"tzinfo": value.tzinfo}
    return writer.calling("datetime", "datetime", parts, budget, depth, **named)


def write_time(writer, value, budget, depth):
    if value.tzinfo is not None:
        raise NotWritable("datetime.time")
    parts = [value.hour, value.minute, value.second, value.microsecond]
    while len(parts) > 2 and parts[-1] == 0:
        parts.pop()
    return writer.calling("datetime", "time", parts, budget, depth)


def write_timedelta(writer, value, budget, depth):
    parts = {"days": value.days, "seconds": value.seconds, "microseconds": value.microseconds}
    named = {key: part for key, part in parts.items() if part != 0} or {"days": 0}
    return writer.calling("datetime", "timedelta", [], budget, depth, **named)


def write_timezone(writer, value, budget, depth):
    if value is datetime.timezone.utc:
        return reference("datetime", "timezone.utc")
    return writer.calling("datetime", "timezone", [value.utcoffset(None)], budget, depth)


def write_fraction(writer, value, budget, depth):
    return writer.calling("fractions", "Fraction", [value.numerator, value.denominator], budget, depth)


def write_decimal(writer, value, budget, depth):
    budget.take()
    if len(str(value)) > LONGEST:
        raise NotWritable("a number of many digits")
    return call("decimal", "Decimal", [text(str(value))])


def write_path(writer, value, budget, depth):
    return writer.calling("pathlib", "Path", [str(value)], budget, depth)


def write_namespace(writer, value, budget, depth):
    if not all(writer.rules.allows_name(name) for name in vars(value)):
        raise NotWritable("a name that doesn't stand in the notebook")
    return writer.calling("types", "SimpleNamespace", [], budget, depth, **vars(value))


CONTAINERS = {
    list: write_items("list"),
    tuple: write_items("tuple"),
    set: write_items("set"),
    frozenset: write_items("frozenset"),
    dict: write_dict,
    range: write_range,
    slice: write_slice,
    collections.Counter: write_counter,
    collections.OrderedDict: write_ordered_dict,
    collections.defaultdict: write_default_dict,
    collections.deque: write_deque,
    datetime.date: write_date,
    datetime.datetime: write_datetime,
    datetime.time: write_time,
    datetime.timedelta: write_timedelta,
    datetime.timezone: write_timezone,
    fractions.Fraction: write_fraction,
    decimal.Decimal: write_decimal,
    pathlib.PosixPath: write_path,
    pathlib.WindowsPath: write_path,
    types.SimpleNamespace: write_namespace,
}


# ---------------------------------------------------------------------------------------------------------------
# What has a name, and instances


def is_named(value):
    kinds = (type, types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType, types.ModuleType)
    return isinstance(value, kinds) or (
        type(value).__module__ == "numpy" and type(value).__name__ == "ufunc"
    )


def write_name(writer, value, budget, depth):
    if isinstance(value, types.ModuleType):
        raise NotWritable("module")
    module = getattr(value, "__module__", None) or getattr(getattr(value, "__objclass__", None), "__module__", "numpy")
    name = getattr(value, "__qualname__", None) or value.__name__
    if "<" in name or not writer.rules.allows_module(module):
        raise NotWritable(type_name(value))
    for candidate in public_modules(module):
        found = look_up(candidate, name)
        if found is value or (found is not None and getattr(found, "__wrapped__", None) is value):
            return reference(candidate, name)
    raise NotWritable(type_name(value))


def public_modules(module):
    """The module, the nearest public one around it first: `numpy` for what `numpy._core.fromnumeric` holds."""
    parts = module.split(".")
    private = next((at for at, part in enumerate(parts) if part.startswith("_")), None)
    around = [] if not private else [".".join(parts[:private])]
    return [*around, *(["numpy"] if parts[0] == "numpy" else []), module]


def look_up(module, name):
    found = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found


def write_enum(writer, value, budget, depth):
    kind = type(value)
    if not writer.rules.allows_module(kind.__module__) or look_up(kind.__module__, kind.__qualname__) is not kind:
        raise NotWritable(type_name(value))
    if value.name is None or kind.__members__.get(value.name) is not value:
        raise NotWritable(type_name(value))
    return reference(kind.__module__, "%s.%s" % (kind.__qualname__, value.name))


def is_importable(writer, kind):
    return writer.rules.allows_module(kind.__module__) and look_up(kind.__module__, kind.__qualname__) is kind


def write_named_tuple(writer, value, budget, depth):
    kind = type(value)
    if not is_importable(writer, kind):
        raise NotWritable(type_name(value))
    return writer.calling(kind.__module__, kind.__qualname__, [], budget, depth, **value._asdict())


def write_dataclass(writer, value, budget, depth):
    """Only where making it from its fields gives the same again."""
    kind = type(value)
    fields = kind.__dataclass_fields__.values()
    if not is_importable(writer, kind) or any(str(each._field_type) != "_FIELD" for each in fields):
        raise NotWritable(type_name(value))
    named = {each.name: getattr(value, each.name) for each in fields if each.init}
    again = kind(**named)
    if vars_of(again) != vars_of(value):
        raise NotWritable(type_name(value))
    return writer.calling(kind.__module__, kind.__qualname__, [], budget, depth, **named)


def vars_of(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}, getattr(value, "__dict__", None)


OTHERS = [
    (lambda value: isinstance(value, enum.Enum), write_enum),
    (is_named, write_name),
    (lambda value: isinstance(value, tuple) and hasattr(type(value), "_fields"), write_named_tuple),
    (lambda value: hasattr(type(value), "__dataclass_fields__"), write_dataclass),
]
