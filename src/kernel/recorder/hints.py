"""Sees of which types arguments and results are, and which functions may get hints of them.

A hint never changes what a function does, unless somebody reads it: a decorator, or `inspect.signature`. Such functions get
none. What is seen are names of types, never values.
"""

import ast
import collections
import functools
import inspect
import itertools
import pathlib
import re
import sys
import types

from solidify_recorder.values import look_up

# How deep containers are looked into, and so many items of each.
DEEPEST = 3
MOST_ITEMS = 10_000
# Longer tuples are taken for lists.
LONGEST_TUPLE = 4

# Decorators that neither read hints nor change what comes in and out.
TRANSPARENT = {"lru_cache", "cache", "functools.lru_cache", "functools.cache"}

CALLABLES = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodDescriptorType, functools.partial,
)  # fmt: skip
ITERATORS = (types.GeneratorType, map, filter, zip, enumerate, reversed, itertools.chain, itertools.islice)
PARTS = {
    list: lambda value: [value],
    set: lambda value: [value],
    frozenset: lambda value: [value],
    collections.deque: lambda value: [value],
    collections.Counter: lambda value: [value.keys()],
    dict: lambda value: [value.keys(), value.values()],
    collections.OrderedDict: lambda value: [value.keys(), value.values()],
    collections.defaultdict: lambda value: [value.keys(), value.values()],
    re.Pattern: lambda value: [[value.pattern]],
    re.Match: lambda value: [[value.string]],
}  # fmt: skip


class Seen:
    """The types of what was seen in one place. Not whole: there were some that have no name, or were not looked at."""

    def __init__(self):
        self.types, self.whole = {}, True

    def see(self, value, rules, depth=0):
        kind = type(value)
        if kind is tuple and len(value) <= LONGEST_TUPLE:
            return self.parts("builtins", "tuple", [[each] for each in value], rules, depth, "fixed")
        if kind is tuple:
            return self.parts("builtins", "tuple", [value], rules, depth, "any length")
        if isinstance(value, type):
            return self.parts("builtins", "type", [], rules, depth, "of anything")
        if kind in CALLABLES or (kind.__module__ == "numpy" and kind.__name__ == "ufunc"):
            return self.parts("collections.abc", "Callable", [], rules, depth, "of anything")
        if kind in ITERATORS:
            return self.parts("collections.abc", "Iterator", [], rules, depth, "of anything")
        named = name_of(kind, rules)
        if named is None:
            self.whole = False
            return None
        parts = PARTS[kind](value) if kind in PARTS else []
        return self.parts(*named, parts, rules, depth, "fixed")

    def parts(self, module, name, parts, rules, depth, form):
        known = self.types.setdefault((module, name, form, len(parts)), [Seen() for _ in parts])
        for own, values in zip(known, parts):
            if depth == DEEPEST or len(values) > MOST_ITEMS:
                own.whole = False
                continue
            for each in values:
                own.see(each, rules, depth + 1)

    def told(self):
        """As `SeenTypes` of plan/recording.ts."""
        return {
            "whole": self.whole,
            "types": [
                {"module": module, "name": name, "form": form, "of": [each.told() for each in parts]}
                for (module, name, form, _), parts in sorted(self.types.items(), key=lambda item: item[0])
            ],
        }


@functools.lru_cache(maxsize=None)
def public_name(kind):
    """The shortest public module that a class can be imported from, and its name there."""
    name, parts = kind.__qualname__, kind.__module__.split(".")
    if any(each.startswith(("_", "<")) for each in name.split(".")):
        return None
    for count in range(1, len(parts) + 1):
        if parts[count - 1].startswith("_"):
            return None
        module = ".".join(parts[:count])
        if module in sys.modules and look_up(module, name) is kind:
            return module, name
    return None


# Builtin classes that have their name in every module.
PLAIN = (
    int, float, complex, bool, str, bytes, bytearray, memoryview, list, dict, set, frozenset, range, slice,
)  # fmt: skip


def name_of(kind, rules):
    """A class as hints name it; None: it has no name that could be imported."""
    if kind is type(None):
        return "builtins", "None"
    if kind in PLAIN or (kind.__module__ == "builtins" and issubclass(kind, BaseException)):
        return "builtins", kind.__name__
    if kind.__module__ == "builtins":
        return None
    if kind.__module__ == "numpy" and issubclass(kind, sys.modules["numpy"].generic):
        plain = next((each for each in (float, complex, str, bytes) if issubclass(kind, each)), None)
        name = "bool_" if kind.__name__ == "bool" else kind.__name__
        return ("builtins", plain.__name__) if plain else ("numpy", name)
    if issubclass(kind, pathlib.Path):
        return "pathlib", "Path"
    if not rules.allows_module(kind.__module__):
        return None
    return public_name(kind)


# ---------------------------------------------------------------------------------------------------------------
# One function


class Hints:
    """What was seen of one function. `problem` says why it gets no hints; None where it may."""

    def __init__(self, function, node, problem, rules):
        self.function, self.node, self.problem, self.rules = function, node, problem, rules
        self.parameters, self.result, self.items = {}, Seen(), Seen()
        self.ended = self.is_plain_iterator = False
        self.is_read = False
        self.looked_at = set()
        try:
            self.signature = inspect.signature(function)
        except (TypeError, ValueError):
            self.signature, self.problem = None, problem or "no-signature"
        if self.problem is None:
            watch_annotations(function, self)

    def see_call(self, args, kwargs, is_enough):
        """The types of arguments; once enough calls were seen, only of those whose types are new at first sight."""
        if self.problem is not None or self.is_new((args, kwargs), is_enough) is False:
            return
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            kind = self.signature.parameters[name].kind
            values = value if kind is inspect.Parameter.VAR_POSITIONAL else [value]
            for each in value.values() if kind is inspect.Parameter.VAR_KEYWORD else values:
                self.parameters.setdefault(name, Seen()).see(each, self.rules)

    def see_result(self, value, is_enough):
        self.ended = True
        if self.problem is None and self.is_new(((value,), {}), is_enough):
            self.result.see(value, self.rules)

    def see_item(self, value):
        if self.problem is None:
            self.items.see(value, self.rules)

    def is_new(self, call, is_enough):
        if not is_enough:
            return True
        args, kwargs = call
        key = (tuple(map(type, args)), tuple((name, type(value)) for name, value in kwargs.items()))
        is_new = key not in self.looked_at
        self.looked_at.add(key)
        return is_new

    def told(self):
        """As `SeenHints` of plan/recording.ts."""
        problem = self.problem or ("annotations-read" if self.is_read else None)
        if problem is not None:
            return {"kind": "none", "problem": problem}
        rebound = rebound_in(self.node)
        parameters = [
            {"parameter": name, "types": seen.told()}
            for name, seen in self.parameters.items()
            if name not in rebound or seen.is_table()
        ]
        return {"kind": "seen", "parameters": parameters, "result": self.told_result()}
