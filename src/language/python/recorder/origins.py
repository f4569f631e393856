"""Remembers where values came from, so that a test can make them anew from moved code.

A value is made anew only while it is what it was when it was made: the same object, with the same contents.
"""

import weakref

from solidify_recorder.fingerprints import fingerprint
from solidify_recorder.values import PLAIN, NotWritable, reference, type_name

# Results that are kept alive because they can't be referred to weakly.
MOST_KEPT = 500
# Calls that a test makes on an instance before the one that it is about.
MOST_STEPS = 5


class Origin:
    """How one value came about. `seconds` is what making it takes."""

    def __init__(self, value, code, elements, seconds, steps=()):
        self.code, self.elements, self.seconds = code, elements, seconds
        # Calls of its methods that have changed it since.
        self.steps = list(steps)
        self.print = fingerprint(value)
        try:
            self.value = weakref.ref(value)
        except TypeError:
            self.value = lambda: value

    def still_gives(self, value):
        return self.value() is value and self.print is not None and fingerprint(value) == self.print


class Origins:
    """Values of moved code by identity: constants, results of calls, and the parts of those."""

    def __init__(self):
        self.known, self.texts, self.made, self.kept = {}, {}, {}, 0
        self.rehearsed = {}

    def add_constant(self, module, name, value):
        """A moved constant is written by its name."""
        code = reference(module, name)
        if type(value) in (str, bytes):
            self.texts.setdefault(value, code)
        elif type(value) not in PLAIN:
            self.known.setdefault(id(value), Origin(value, code, 0, 0.0))

    def add_result(self, value, code, elements, seconds):
        """A result of a moved function, and its items where it is a tuple, list or dict of few."""
        if self.kept > MOST_KEPT or isinstance(value, type):
            return
        if type(value) is str:
            self.made.setdefault(value, (code, elements, seconds))
        if type(value) in PLAIN:
            return
        self.add(value, code, elements, seconds)
        if isinstance(value, (tuple, list)) and len(value) <= 20:
            for at, item in enumerate(value):
                self.add_part(item, code, "[%d]" % at, elements, seconds)

    def add_part(self, item, code, access, elements, seconds):
        part = {"kind": "part", "of": code, "access": access, "type": type_name(item)}
        if type(item) is str:
            self.made.setdefault(item, (part, elements, seconds))
        elif type(item) not in PLAIN:
            self.add(item, part, elements, seconds)

    def add(self, value, code, elements, seconds):
        known = self.known.get(id(value))
        if known is not None and known.code["kind"] == "reference" and known.still_gives(value):
            return
        self.kept += 1
        self.known[id(value)] = Origin(value, code, elements, seconds)

    def rebuild(self, value, budget):
        """Code that makes the value anew, or None."""
        if type(value) in (str, bytes):
            if value in self.texts or value not in self.made:
                return self.texts.get(value)
            code, elements, seconds = self.made[value]
        else:
            origin = self.known.get(id(value))
            if origin is None or origin.steps or not origin.still_gives(value):
                return None
            code, elements, seconds = origin.code, origin.elements, origin.seconds
        if elements > budget.left:
            raise NotWritable("more than %d elements" % budget.most)
        budget.take(elements)
        budget.seconds += seconds
        return code

    def history(self, value, budget):
        """Code that makes an instance anew, and the calls of its methods after that; None: not known."""
        origin = self.known.get(id(value))
        if origin is None or not origin.still_gives(value):
            return None
        if origin.elements > budget.left:
            raise NotWritable("more than %d elements" % budget.most)
        budget.take(origin.elements)
        budget.seconds += origin.seconds
        return origin.code, origin.steps

    def add_step(self, value, step, elements, seconds):
        """A call that has changed an instance. `elements` are those of all that makes it what it is now."""
        origin = self.known.get(id(value))
        if origin is not None and origin.value() is value and len(origin.steps) < MOST_STEPS:
            steps = [*origin.steps, step]
            self.known[id(value)] = Origin(value, origin.code, elements, origin.seconds + seconds, steps)

    def add_rehearsal(self, value, function, ways):
        """A result that can't be made anew, but one like it by the same call on made-up values."""
        try:
            self.rehearsed[id(value)] = (weakref.ref(value), function, ways)
        except TypeError:
            pass

    def remake(self, value, way):
        """Code that makes a value like this one, or None."""
        found, (module, name), ways = self.rehearsed.get(id(value), (lambda: None, ("", ""), {}))
        if found() is not value:
            return None
        return calling(module, name, ways[way], value)

    def name(self, value, budget):
        """As `rebuild`, for what has a name of its own: a result isn't compared with the call that gave it."""
        if type(value) in (str, bytes):
            return self.texts.get(value)
        origin = self.known.get(id(value))
        is_named = origin is not None and origin.code["kind"] == "reference"
        return self.rebuild(value, budget) if is_named else None


def calling(module, name, arguments, result):
    """Code of a moved function's call."""
    return {
        "kind": "call",
        "callee": {"module": module, "name": name},
        "args": [each["value"] for each in arguments if each["passed"] == "positional"],
        "kwargs": [{"name": each["keyword"], "value": each["value"]} for each in arguments if each["passed"] == "keyword"],
        "type": type_name(result),
    }
