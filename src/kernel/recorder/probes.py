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


def probe(value, writer, budget, arguments=()):
    """What can be told of a value, and of how it relates to arguments, within the budget. Raises NotWritable when that is nothing."""
    probes = Probes(value, writer, budget)
    root, name = type(value).__module__.partition(".")[0], type(value).__name__
    if root == "numpy" and name == "ndarray":
        probe_array(probes, value)
    elif root == "pandas" and name == "DataFrame":
        probe_frame(probes, value)
    elif root == "pandas" and name in ("Series", "Index"):
        probe_series(probes, value)
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
    for place, argument in enumerate(arguments):
        probe_relation(probes, value, place, argument)
    if not probes.found:
        raise NotWritable(type_name(value))
    return {"kind": "probed", "type": type_name(value), "probes": probes.found}


def probe_relation(probes, value, place, argument):
    """What a result keeps of a frame that was passed."""
    if not (is_table(value) and is_table(argument)):
        return
    if value.index.equals(argument.index):
        probes.add("result.index.equals(argument_%d.index)" % place, lambda: True)


def is_table(value):
    return type(value).__module__.partition(".")[0] == "pandas" and type(value).__name__ in ("DataFrame", "Series")


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


def probe_frame(probes, value):
    probes.add("result.shape", lambda: value.shape)
    names = list(value.columns)
    if len(set(names)) != len(names):
        return
    # Columns of few leaves first; more than these say little.
    if len(names) <= 5:
        probes.add("list(result.columns)", lambda: names)
    told = 0
    for name in names:
        if told == 3 or not is_told(probes, name):
            continue
        column = value[name]
        if column.dtype.kind in "biuf" and len(column):
            told += probes.add("result[%r].sum()" % name, lambda column=column: plain(column.sum()))
    probes.add("int(result.isna().sum().sum())", lambda: int(value.isna().sum().sum()))


def is_told(probes, name):
    """Whether the name of a column, or a key, may be written into an expression."""
    if type(name) is str:
        return probes.writer.rules.allows_string(name)
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
