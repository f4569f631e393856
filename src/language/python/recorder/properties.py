"""What results keep of arguments: the index, the columns, the types; and whether calling a function again changes nothing."""

# Bytes of a result of the notebook that are kept to the end.
LARGEST = 20_000_000


def kind_of(value):
    """frame, series or array; None for anything else."""
    root, name = type(value).__module__.partition(".")[0], type(value).__name__
    return {("pandas", "DataFrame"): "frame", ("pandas", "Series"): "series", ("numpy", "ndarray"): "array"}.get((root, name))


def relations(result, arguments):
    """Expressions that hold of a result and the arguments."""
    kind, found = kind_of(result), set()
    for place, argument in enumerate(arguments) if kind else ():
        other, name = kind_of(argument), "argument_%d" % place
        if other is None:
            continue
        if "array" not in (kind, other) and result.index.equals(argument.index):
            found.add("result.index.equals(%s.index)" % name)
        if kind == other == "frame" and list(result.columns) == list(argument.columns):
            found.add("list(result.columns) == list(%s.columns)" % name)
            if result.dtypes.equals(argument.dtypes):
                found.add("result.dtypes.equals(%s.dtypes)" % name)
        if kind == other != "frame" and result.dtype == argument.dtype:
            found.add("result.dtype == %s.dtype" % name)
    return found


def settled_place(result, arguments):
    """The argument in whose place the result can be given again: the first of its kind, unless it is the same."""
    kind = kind_of(result)
    place = next((at for at, each in enumerate(arguments) if kind and kind_of(each) == kind), None)
    return None if place is None or are_equal(result, arguments[place]) else place


def settles(function, arguments, values, place, result):
    """Whether a function gives its own result again, when it gets it in the place of one argument."""
    given = [result if at == place else value for at, value in enumerate(values)]
    positional = [value for value, each in zip(given, arguments) if each["passed"] == "positional"]
    named = {each["keyword"]: value for value, each in zip(given, arguments) if each["passed"] == "keyword"}
    return are_equal(function(*positional, **named), result)


def are_equal(one, other):
    kind = kind_of(one)
    if kind != kind_of(other):
        return False
    try:
        if kind == "array":
            import numpy

            numpy.testing.assert_allclose(one, other)
            return True
        from pandas import testing

        (testing.assert_frame_equal if kind == "frame" else testing.assert_series_equal)(one, other)
        return True
    except (AssertionError, TypeError):
        return False


def is_kept(result):
    """Whether a result is small enough to be kept to the end."""
    kind = kind_of(result)
    if kind is None:
        return False
    size = result.nbytes if kind == "array" else result.memory_usage()
    return int(size.sum() if kind == "frame" else size) <= LARGEST
