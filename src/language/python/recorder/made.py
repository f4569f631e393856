"""Writes down what made-up values give: it is as much our own as they are, so that small tables are written whole."""

import re

from solidify_recorder.evaluate import evaluate
from solidify_recorder.synthetic import WORDS
from solidify_recorder.values import LONGEST, NotWritable, Rules, Writer, call, text

LETTERS = re.compile(r"[^\W\d_]+")
CALENDAR = """
January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday
Saturday Sunday days NaN NaT True False None
"""


def with_own_words(rules):
    own = Rules(rules.strings | set(WORDS) | {"%s %s" % WORDS[:2]}, rules.names, rules.libraries, rules.package)
    own.pieces = rules.pieces
    return own


class MadeResults:
    """Writes texts that say nothing but what the source and the made-up values say, and tables of few cells."""

    def __init__(self, rules):
        self.rules = with_own_words(rules)
        self.plain = Writer(self.rules, lambda value, budget: None)

    def recall(self, value, budget):
        if type(value) is str:
            return self.recall_text(value, budget)
        if type(value).__module__.partition(".")[0] != "pandas" or not self.rules.allows_module("pandas"):
            return None
        before = budget.left
        try:
            return {"Series": self.series, "DataFrame": self.frame}[type(value).__name__](value, budget)
        except Exception:
            budget.left = before
            return None

    def recall_text(self, value, budget):
        """A text of known words and numbers."""
        strings = [each for each in (*self.rules.strings, *self.rules.pieces) if isinstance(each, str)]
        known = {word for each in (*strings, CALENDAR) for word in LETTERS.findall(each)}
        known |= {word[:3] for word in CALENDAR.split()}
        count = 1 + len(re.findall(r"\d+", value))
        if len(value) > LONGEST or count > budget.left or not known.issuperset(LETTERS.findall(value)):
            return None
        budget.take(count)
        return text(value)

    def series(self, value, budget):
        named = {} if value.name is None else {"name": self.plain.write(value.name, budget)}
        return self.checked(value, making("Series", self.cells(value, budget), {**self.index(value, budget), **named}))

    def frame(self, value, budget):
        if value.size + len(value.columns) > budget.left:
            raise NotWritable("pandas.DataFrame")
        columns = [{"key": self.plain.write(name, budget), "value": self.cells(value[name], budget)} for name in value.columns]
        return self.checked(value, making("DataFrame", {"kind": "dict", "entries": columns}, self.index(value, budget)))

    def index(self, value, budget):
        index = value.index
        if type(index).__name__ == "RangeIndex" and (index.start, index.step, index.name) == (0, 1, None):
            return {}
        cells = self.cells(index, budget)
        return {"index": cells if index.name is None else making("Index", cells, {"name": self.plain.write(index.name, budget)})}

    def cells(self, column, budget):
        if len(column) > budget.left:
            raise NotWritable("pandas.Series")
        # What rounding left isn't written: comparing tables has a tolerance.
        plain = [float("%.12g" % each) if isinstance(each, float) else each for each in column.tolist()]
        return self.plain.write(plain, budget)

    def checked(self, value, code):
        """The code, if what it makes is equal to the value."""
        from pandas import testing

        compare = testing.assert_series_equal if value.ndim == 1 else testing.assert_frame_equal
        compare(value, evaluate(code))
        return code


def making(kind, cells, named):
    """Code of a table of pandas."""
    code = call("pandas", kind, [cells], "pandas." + kind)
    return {**code, "kwargs": [{"name": name, "value": value} for name, value in named.items()]}
