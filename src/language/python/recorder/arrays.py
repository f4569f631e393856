"""Writes numbers and small arrays of numpy, and moments of pandas. Nothing here is imported that the notebook hasn't."""

from solidify_recorder.values import OTHERS, NotWritable, call, reference, text, type_name


def is_of(module, *names):
    def matches(value):
        kind = type(value)
        return kind.__module__.partition(".")[0] == module and kind.__name__ in names

    return matches


def is_scalar(value):
    kind = type(value)
    return kind.__module__ == "numpy" and hasattr(value, "dtype") and value.shape == () and not hasattr(value, "__len__")


def write_scalar(writer, value, budget, depth):
    if value.dtype.kind not in "biufc":
        raise NotWritable(type_name(value))
    plain = value.item()
    if type(plain).__module__ == "numpy":
        raise NotWritable(type_name(value))
    return writer.calling("numpy", type(value).__name__.rstrip("_") if value.dtype.kind != "b" else "bool_", [plain], budget, depth)


def write_array(writer, value, budget, depth):
    import numpy

    if type(value) is not numpy.ndarray or value.dtype.kind not in "biufcU" or value.dtype.isbuiltin == 2:
        raise NotWritable(type_name(value))
    if value.size > budget.left:
        raise NotWritable("%s of more than %d elements" % (type_name(value), budget.most))
    dtype = {} if value.size and numpy.array(value.tolist()).dtype == value.dtype else {"dtype": text(value.dtype.name)}
    if value.dtype.kind == "U":
        dtype = {}
    if value.size == 0:
        shape = {"kind": "tuple", "items": [{"kind": "literal", "type": "int", "source": str(each)} for each in value.shape]}
        return call("numpy", "empty", [shape], "numpy.ndarray", **dtype)
    return call("numpy", "array", [writer.write(value.tolist(), budget, depth)], "numpy.ndarray", **dtype)


def write_timestamp(writer, value, budget, depth):
    if value.tzinfo is not None or value.nanosecond or type(value).__name__ == "NaTType":
        raise NotWritable(type_name(value))
    parts = [value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond]
    while len(parts) > 3 and parts[-1] == 0:
        parts.pop()
    return writer.calling("pandas", "Timestamp", parts, budget, depth)


def write_timedelta(writer, value, budget, depth):
    if value.nanoseconds:
        raise NotWritable(type_name(value))
    parts = {"days": value.days, "seconds": value.seconds, "microseconds": value.microseconds}
    named = {key: part for key, part in parts.items() if part != 0} or {"days": 0}
    return writer.calling("pandas", "Timedelta", [], budget, depth, **named)


def write_missing(writer, value, budget, depth):
    if not writer.rules.allows_module("pandas"):
        raise NotWritable(type_name(value))
    return reference("pandas", "NaT" if type(value).__name__ == "NaTType" else "NA")


OTHERS[:0] = [
    (is_of("pandas", "NaTType", "NAType"), write_missing),
    (is_of("pandas", "Timestamp"), write_timestamp),
    (is_of("pandas", "Timedelta"), write_timedelta),
    (is_scalar, write_scalar),
    (is_of("numpy", "ndarray"), write_array),
]
