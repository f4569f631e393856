"""Writes real values whole, as files that a test reads: tables as CSV, texts as text, the rest as JSON or Python literals.

Only for functions that the user has named. Each file is read again, by the code that the test will have, and compared.
"""

import ast
import json
import pprint
import tempfile
from pathlib import Path

from solidify_recorder.evaluate import imported
from solidify_recorder.values import NotWritable, text, type_name

NUMPY = {"module": "numpy", "member": None, "name": "np"}
PANDAS = {"module": "pandas", "member": None, "name": "pd"}
JSON = {"module": "json", "member": None, "name": "json"}
AST = {"module": "ast", "member": None, "name": "ast"}
TEXT = 'DATA_FILE.read_text(encoding="utf-8")'
# Deep enough for any record.
DEEPEST = 12
MOST_PARTS = 8


class DataFiles:
    """Values as files. In the code that reads one, `DATA_FILE` stands for its path."""

    def __init__(self, rules, most_bytes):
        self.rules, self.most = rules, most_bytes

    def write(self, value, stem):
        """Code that reads a value from a file, with the file's text. Raises NotWritable."""
        for write in (self.table, self.row, self.array, self.text, self.json, self.literal):
            try:
                found = write(value)
            except (TypeError, ValueError, RecursionError, SyntaxError):
                continue
            except NotWritable:
                break
            if found is not None:
                return self.checked(value, stem, *found)
        return self.parts(value, stem)

    def parts(self, value, stem):
        """A few values together, such as the two tables of a tuple, with a file for each."""
        if type(value) not in (tuple, list, dict) or not 0 < len(value) <= MOST_PARTS:
            raise NotWritable(type_name(value))
        if type(value) is not dict:
            items = [self.part(each, "%s_%d" % (stem, at)) for at, each in enumerate(value)]
            return {"kind": type(value).__name__, "items": items}
        if not all(type(key) is str and key.isidentifier() for key in value):
            raise NotWritable(type_name(value))
        entries = [{"key": text(key), "value": self.part(each, "%s_%s" % (stem, key))} for key, each in value.items()]
        return {"kind": "dict", "entries": entries}

    def part(self, value, stem):
        if type(value) in (int, bool, type(None)):
            return {"kind": "literal", "type": type(value).__name__, "source": repr(value)}
        return self.write(value, stem)

    def checked(self, value, stem, content, extension, sources, imports):
        """The first of some sources that gives the very value again."""
        if len(content.encode()) > self.most:
            raise NotWritable("a data file of more than %d kB" % (self.most // 1000))
        names = imported(imports)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "file." + extension)
            path.write_bytes(content.encode())
            for source in sources:
                try:
                    again = eval(source, {**names, "DATA_FILE": path})
                    if is_same(value, again):
                        break
                except Exception:
                    continue
            else:
                raise NotWritable("%s that no file gives back" % type_name(value))
        file = {"stem": stem, "extension": extension, "text": content}
        return {"kind": "expression", "source": source, "imports": imports, "type": type_name(value), "file": file}

    # -- kinds of values --------------------------------------------------------------------------------------

    def table(self, value):
        kind = type(value).__name__
        if not is_of_pandas(value) or kind not in ("DataFrame", "Series"):
            return None
        if not self.rules.allows_module("pandas"):
            raise NotWritable(type_name(value))
        if kind == "DataFrame":
            return frame_text(value), "csv", list(readings(value)), [PANDAS]
        name = "value" if value.name is None else str(value.name)
        frame = value.to_frame(name)
        unnamed = ".rename(None)" if value.name is None else ""
        return frame_text(frame), "csv", ["%s[%r]%s" % (each, name, unnamed) for each in readings(frame)], [PANDAS]

    def row(self, value):
        """A row as `itertuples` gives it: the first of a table of one."""
        if not is_of_pandas(value) or not isinstance(value, tuple) or value._fields[:1] != ("Index",):
            return None
        import pandas

        frame = pandas.DataFrame([value[1:]], columns=value._fields[1:], index=[value.Index])
        return frame_text(frame), "csv", ["next(%s.itertuples())" % each for each in readings(frame)], [PANDAS]

    def array(self, value):
        if type(value).__module__ != "numpy" or type(value).__name__ != "ndarray":
            return None
        if value.dtype.kind not in "biufU" or not self.rules.allows_module("numpy"):
            raise NotWritable(type_name(value))
        source = "np.array(json.loads(%s)%s)" % (TEXT, "%s")
        return json_text(value.tolist()), "json", [source % "", source % (', dtype="%s"' % value.dtype.name)], [JSON, NUMPY]

    def text(self, value):
        if type(value) is not str:
            return None
        is_plain = value.endswith("\n") and not value.endswith("\n\n") and all(line == line.rstrip() for line in value.split("\n"))
        # What tools tidy in a file isn't kept in one.
        return (value, "txt", [TEXT], []) if is_plain else (json_text(value), "json", ["json.loads(%s)" % TEXT], [JSON])

    def json(self, value):
        if not is_plain_json(value, 0):
            return None
        return json_text(value), "json", ["json.loads(%s)" % TEXT], [JSON]

    def literal(self, value):
        if not isinstance(value, (tuple, list, dict, set, frozenset, bytes)):
            return None
        ast.literal_eval(repr(value))
        # Sets come in order.
        return pprint.pformat(value, width=100, sort_dicts=False) + "\n", "txt", ["ast.literal_eval(%s)" % TEXT], [AST]


def frame_text(frame):
    return frame.to_csv(index=not is_counted(frame.index), lineterminator="\n")


def is_of_pandas(value):
    return type(value).__module__.partition(".")[0] == "pandas"


def is_counted(index):
    return type(index).__name__ == "RangeIndex" and (index.start, index.step, index.name) == (0, 1, None)


def readings(frame):
    """Ways to read a table from its CSV, the plainest first."""
    index, columns = frame.index, [(name, dtype.name) for name, dtype in frame.dtypes.items()]
    counted = is_counted(index)
    first = [] if counted else ["index_col=0" if index.nlevels == 1 else "index_col=%r" % list(range(index.nlevels))]
    dates = [name for name, dtype in columns if dtype.startswith("datetime64")]
    if not counted and index.dtype.kind == "M":
        dates.insert(0, 0 if index.name is None else index.name)
    first += ["parse_dates=%r" % dates] if dates else []
    exact = any(dtype.startswith("float") for _, dtype in columns) or index.dtype.kind == "f"
    precise = ['float_precision="round_trip"'] if exact else []
    gaps = {name: [""] for name, _ in columns if frame[name].isna().any()}
    blank = ["keep_default_na=False", *(["na_values=%r" % gaps] if gaps else [])]
    moments = {name: dtype for name, dtype in columns if dtype.startswith(("datetime64", "timedelta64"))}
    usual = {"int64", "float64", "bool", "object", "str", *moments.values()}
    types = {name: dtype for name, dtype in columns if dtype not in usual}
    texts = {name: "str" for name, dtype in columns if dtype in ("object", "str")}
    typed = [["dtype=%r" % each] if each else [] for each in ({}, types, {**types, **texts})]
    after = ["", *([".astype(%r)" % moments] if moments else [])]
    if index.dtype.kind == "M" and index.freq is not None:
        after = ["%s.asfreq(%r)" % (each, index.freqstr) for each in after]
    if all(type(name) is int for name, _ in columns):
        after = ["%s.rename(columns=int)" % each for each in after]
    for options in ([], precise, *([*precise, *each, *more] for each in typed for more in ([], blank))):
        for then in after:
            yield "pd.read_csv(%s)%s" % (", ".join(["DATA_FILE", *first, *options]), then)


def json_text(value):
    """JSON with a line for each item of a list or a dict."""
    dump = lambda each: json.dumps(each, ensure_ascii=False)
    if type(value) is list and len(value) > 1:
        return "[\n" + ",\n".join(map(dump, value)) + "\n]\n"
    if type(value) is dict and len(value) > 1:
        return "{\n" + ",\n".join("%s: %s" % (dump(key), dump(each)) for key, each in value.items()) + "\n}\n"
    return dump(value) + "\n"


def is_plain_json(value, depth):
    if depth > DEEPEST:
        return False
    if type(value) is list:
        return all(is_plain_json(each, depth + 1) for each in value)
    if type(value) is dict:
        return all(type(key) is str and is_plain_json(each, depth + 1) for key, each in value.items())
    return type(value) in (str, int, float, bool, type(None))


def is_same(value, again):
    """Whether a value that was read is the very one: of the same types throughout."""
    if is_of_pandas(value) and isinstance(value, tuple):
        return value._fields == again._fields and repr(value) == repr(again)
    if type(value) is not type(again):
        return False
    name = type(value).__name__
    if name in ("DataFrame", "Series") and is_of_pandas(value):
        from pandas import testing

        compare = testing.assert_frame_equal if name == "DataFrame" else testing.assert_series_equal
        compare(value, again, check_exact=True)
        return True
    if name == "ndarray":
        import numpy

        numpy.testing.assert_array_equal(value, again)
        return value.dtype == again.dtype and value.shape == again.shape
    return pprint.pformat(value) == pprint.pformat(again)
