"""What is told of a result that is too much to be written down as a whole: expressions over it, and what they give."""

from solidify_recorder.values import PLAIN, Budget, NotWritable, is_written, type_name

# Leaves that the probes of one result hold at most.
MOST = 12


class Probes:
    """Collects probes of one value; each is tried, and left out where it can't be written."""

    def __init__(self, value, writer, budget):
        self.value, self.writer, self.budget = value, writer, budget
        self.found = []
        self.room = min(MOST, budget.left)

    def add(self, expression, give, imports=()):
        """Adds one probe, unless what it gives can't be written down. Tells whether it was added."""
        try:
            value = give()
            own = Budget(min(self.room, self.budget.left))
            written = self.writer.write(value, own)
            self.budget.take(own.taken)
        except Exception:
            return False
        self.room -= own.taken
        self.found.append({"expression": expression, "value": written, "imports": list(imports)})
        return True


def probe(value, writer, budget, made=((), ())):
    """
    What can be told of a value within the budget, and of a made-up one how it relates to the arguments that it was made of: these,
    and the expressions that hold. Raises NotWritable when that is nothing.
    """
    probes, (arguments, held) = Probes(value, writer, budget), made
    root, name = type(value).__module__.partition(".")[0], type(value).__name__
    if root == "numpy" and name == "ndarray":
        probe_array(probes, value)
    elif root == "pandas" and name == "DataFrame":
        probe_frame(probes, value, next((each for each in arguments if is_frame(each)), None))
    elif root == "pandas" and name in ("Series", "Index"):
        probe_series(probes, value)
    elif root == "matplotlib":
        probe_plot(probes, value)
    elif type(value) is str:
        probe_text(probes, value)
    elif isinstance(value, (list, tuple)) and type(value) in (list, tuple):
        probe_sequence(probes, value, name)
    elif type(value) is dict:
        probe_dict(probes, value)
    elif type(value) in (set, frozenset):
        probes.add("len(result)", lambda: len(value))
    elif type(value) not in PLAIN:
        probe_instance(probes, value)
    for expression in sorted(held):
        probes.add(expression, lambda: True)
    if not probes.found:
        raise NotWritable(type_name(value))
    return {"kind": "probed", "type": type_name(value), "probes": probes.found}


def is_frame(value):
    return type(value).__module__.partition(".")[0] == "pandas" and type(value).__name__ == "DataFrame"


def probe_array(probes, value):
    probes.add("result.shape", lambda: value.shape)
    kind = value.dtype.kind
    if value.size == 0 or kind not in "biufc":
        return
    import numpy

    if kind in "fc" and not numpy.isfinite(value).all():
        probes.add("int(numpy.isnan(result).sum())", lambda: int(numpy.isnan(value).sum()), [module("numpy")])
        return
    probes.add("result.sum()", lambda: plain(value.sum()))
    if kind == "b":
        return
    first, last = (0,) * value.ndim, (-1,) * value.ndim
    for at in (first, last) if value.ndim else ():
        places = ", ".join(map(str, at))
        probes.add("result[%s]" % places, lambda at=at: plain(value[at]))
    probes.add("result.std()", lambda: plain(value.std()))


def plain(value):
    return value.item() if hasattr(value, "item") else value


def module(name):
    return {"module": name, "member": None, "name": name}


def probe_frame(probes, value, argument=None):
    """Its size, and sums of columns: those first that aren't in the frame that was passed, or are others there."""
    probes.add("result.shape", lambda: value.shape)
    names = list(value.columns)
    if len(set(names)) != len(names):
        return
    # Columns of few leaves first; more than these say little.
    if len(names) <= 5 and (argument is None or names != list(argument.columns)):
        probes.add("list(result.columns)", lambda: names)
    changed = [name for name in names if argument is not None and not is_kept(value, argument, name)]
    told = 0
    for name in [*changed, *(each for each in names if each not in changed)]:
        if told == 3 or not is_told(probes, name):
            continue
        column = value[name]
        if column.dtype.kind in "biuf" and len(column):
            told += probes.add("result[%r].sum()" % name, lambda column=column: plain(column.sum()))
            if told == 1 and argument is not None and len(column) > 1:
                probes.add("result[%r].iloc[0]" % name, lambda column=column: plain(column.iloc[0]))
                probes.add("result[%r].iloc[-1]" % name, lambda column=column: plain(column.iloc[-1]))
    probes.add("int(result.isna().sum().sum())", lambda: int(value.isna().sum().sum()))


def is_kept(value, argument, name):
    return name in argument.columns and value[name].equals(argument[name])


def probe_plot(probes, value):
    """What is drawn: titles, and how much of what."""
    name = type(value).__name__
    if name == "Figure":
        probes.add("len(result.axes)", lambda: len(value.axes))
        for at in range(min(len(value.axes), 2)):
            probe_axes(probes, value.axes[at], "result.axes[%d]" % at)
    elif hasattr(value, "get_xlabel"):
        probe_axes(probes, value, "result")
    else:
        probe_instance(probes, value)
        for method in ("get_xy", "get_xdata", "get_ydata", "get_offsets", "get_array"):
            give = getattr(value, method, None)
            if give is not None:
                probes.add("float(result.%s().sum())" % method, lambda give=give: float(give().sum()))
                probes.add("float(result.%s().std())" % method, lambda give=give: float(give().std()))
        if hasattr(value, "get_text"):
            probes.add("result.get_text()", value.get_text)


def probe_axes(probes, axes, word):
    for method in ("get_title", "get_xlabel", "get_ylabel"):
        if getattr(axes, method)():
            probes.add("%s.%s()" % (word, method), getattr(axes, method))
    for kind in ("lines", "patches", "collections", "images"):
        drawn = getattr(axes, kind)
        if len(drawn):
            probes.add("len(%s.%s)" % (word, kind), lambda drawn=drawn: len(drawn))
    if len(axes.lines):
        for method in ("get_xdata", "get_ydata"):
            probes.add("%s.lines[0].%s().sum()" % (word, method), lambda method=method: plain(getattr(axes.lines[0], method)().sum()))
    elif len(axes.patches):
        for method in ("get_width", "get_height"):
            probes.add("%s.patches[0].%s()" % (word, method), lambda method=method: plain(getattr(axes.patches[0], method)()))


def is_told(probes, name):
    """Whether the name of a column, or a key, may be written into an expression."""
    if type(name) is str:
        try:
            return probes.writer.write(name, Budget(MOST))["kind"] == "literal"
        except NotWritable:
            return False
    return type(name) in (int, bool) and len(repr(name)) <= 20


def probe_series(probes, value):
    probes.add("len(result)", lambda: len(value))
    if not hasattr(value, "iloc"):
        return
    if value.dtype.kind in "biuf" and len(value):
        probes.add("result.sum()", lambda: plain(value.sum()))
        probes.add("result.iloc[0]", lambda: plain(value.iloc[0]))
        probes.add("result.iloc[-1]", lambda: plain(value.iloc[-1]))
    probes.add("int(result.isna().sum())", lambda: int(value.isna().sum()))


def probe_text(probes, value):
    """Its length, and pieces of the source that it begins and ends with."""
    probes.add("len(result)", lambda: len(value))
    pieces = sorted(probes.writer.rules.pieces, key=lambda piece: (-len(piece), piece))
    begins = next((each for each in pieces if value.startswith(each)), None)
    ends = next((each for each in pieces if value.endswith(each)), None)
    if begins is not None:
        probes.add("result.startswith(%r)" % begins, lambda: value.startswith(begins))
    if ends is not None and ends != begins:
        probes.add("result.endswith(%r)" % ends, lambda: value.endswith(ends))


def probe_sequence(probes, value, name):
    probes.add("isinstance(result, %s)" % name, lambda: type(value).__name__ == name)
    probes.add("len(result)", lambda: len(value))
    if not value:
        return
    if len(value) > 3:
        places = [0, -1]
    else:
        places = range(len(value))
    for at in places:
        part(probes, "[%d]" % at, lambda at=at: value[at])
    if all(type(each) in (int, float) for each in value):
        probes.add("sum(result)", lambda: sum(value))


def probe_dict(probes, value):
    probes.add("len(result)", lambda: len(value))
    told = 0
    for key, each in value.items():
        if told == 4 or not is_told(probes, key):
            continue
        told += part(probes, "[%r]" % (key,), lambda each=each: each)


def probe_instance(probes, value):
    """Its class, and the public attributes that can be written down."""
    kind = type(value)
    if is_written(kind):
        probes.add("type(result).__name__ == %r" % kind.__name__, lambda: True)
    own = kind.__module__.partition(".")[0] in (probes.writer.rules.package, "types")
    for name in sorted(getattr(value, "__dict__", {})):
        # What others keep in theirs changes with their versions, but for what estimators have learnt.
        is_told = own or (name.endswith("_") and kind.__module__.startswith("sklearn."))
        if is_told and may_name(probes, name) and probes.room > 2:
            part(probes, ".%s" % name, lambda name=name: getattr(value, name))


def may_name(probes, name):
    """Whether an attribute is a public one, and of the code that is observed, not called after data."""
    is_known = name.endswith("_") or probes.writer.rules.allows_name(name)
    return name.isidentifier() and not name.startswith("_") and is_known


def part(probes, access, give):
    """A part of the value as a whole, else what its own probes say of it."""
    if probes.add("result%s" % access, give):
        return True
    try:
        inner = give()
        if type(inner) in (list, tuple, dict) or type(inner).__module__ in ("__main__",):
            return probes.add("len(result%s)" % access, lambda: len(inner))
        own = Budget(min(4, probes.room))
        found = probe(inner, probes.writer, own)["probes"]
        probes.budget.take(own.taken)
    except Exception:
        return False
    probes.room -= own.taken
    for each in found[:3]:
        expression = each["expression"].replace("result", "result%s" % access, 1)
        probes.found.append({**each, "expression": expression})
    return True
