"""Sees of which types arguments and results are, and which functions may get hints of them.

A hint never changes what a function does, unless somebody reads it: a decorator, or `inspect.signature`. Such functions get
none. What is seen are names of types, never values.
"""

import ast
import collections
import contextlib
import functools
import inspect
import itertools
import pathlib
import re
import sys
import time
import types

from solidify_recorder.values import look_up

# How deep containers are looked into, and so many items of each.
DEEPEST = 3
MOST_ITEMS = 10_000
# Seconds that looking at the types of one function may take.
MOST_SECONDS = 4.0
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

    def is_table(self):
        """Whether it is of pandas alone: what is made of such a value is mostly of the same type."""
        return self.whole and all(module == "pandas" for module, *_ in self.types)

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
    """
    What was seen of one function. `problem` says why it gets no hints; None where it may. `is_watching` tells whether the
    notebook is at work, which would notice other annotations.
    """

    def __init__(self, function, source, rules, is_watching):
        self.function, self.rules, self.is_watching = function, rules, is_watching
        self.node, self.problem = source.functions.get(function.__name__), source.problem_of(function.__name__)
        self.parameters, self.result, self.items = {}, Seen(), Seen()
        self.ended, self.is_plain_iterator = False, True
        self.is_read = False
        self.looked_at, self.seconds = set(), 0.0
        try:
            self.signature = inspect.signature(function)
        except (TypeError, ValueError):
            self.signature, self.problem = None, problem or "no-signature"
        if self.problem is None:
            watch_annotations(function, self)

    def see_call(self, args, kwargs):
        with self.looking((*args, *kwargs.values()), tuple(kwargs)) as is_new:
            bound = self.signature.bind(*args, **kwargs) if is_new else None
            for name, value in bound.arguments.items() if bound else ():
                kind = self.signature.parameters[name].kind
                values = value if kind is inspect.Parameter.VAR_POSITIONAL else [value]
                for each in value.values() if kind is inspect.Parameter.VAR_KEYWORD else values:
                    self.parameters.setdefault(name, Seen()).see(each, self.rules)

    def see_result(self, value):
        self.ended = True
        with self.looking([value], "result") as is_new:
            if is_new:
                self.result.see(value, self.rules)

    def see_item(self, value):
        self.ended = True
        with self.looking([value], "item") as is_new:
            if is_new:
                self.items.see(value, self.rules)

    @contextlib.contextmanager
    def looking(self, values, what):
        """Gives whether values are looked at: after some seconds only those of which a type is new at first sight."""
        started = time.perf_counter()
        key = (what, tuple(map(type, values)))
        try:
            yield self.problem is None and (self.seconds < MOST_SECONDS or key not in self.looked_at)
        except TypeError:
            # The call itself fails.
            pass
        except Exception:
            self.problem = "not-seen"
        self.looked_at.add(key)
        self.seconds += time.perf_counter() - started

    def told(self):
        """As `SeenHints` of plan/recording.ts."""
        problem = self.problem or ("annotations-read" if self.is_read else None)
        if problem is not None:
            return {"kind": "none", "problem": problem}
        if self.signature is None or not self.parameters and not self.ended:
            return None
        for name, parameter in self.signature.parameters.items():
            if parameter.default is not parameter.empty:
                self.parameters.setdefault(name, Seen()).see(parameter.default, self.rules)
        rebound, asked = rebound_in(self.node), asked_in(self.node)
        parameters = [
            {"parameter": name, "types": seen.told()}
            for name, seen in self.parameters.items()
            if (name not in rebound or seen.is_table()) and (name not in asked or len(seen.types) > 1)
        ]
        return {"kind": "seen", "parameters": parameters, "result": self.told_result()}

    def told_result(self):
        """What it returns; None: not known, or not only what was seen."""
        if not self.ended:
            return None
        if is_generator(self.function):
            name = "AsyncIterator" if inspect.isasyncgenfunction(self.function) else "Iterator"
            whole = {"module": "collections.abc", "name": name, "form": "fixed", "of": [self.items.told()]}
            return {"whole": True, "types": [whole]} if self.is_plain_iterator else None
        told = self.result.told()
        ways, ends = ways_out(self.node)
        nones = [each["name"] == "None" for each in told["types"]]
        if all(nones):
            return told if ways <= {"None"} else None
        if not any(nones):
            if ends or may_give_none(self.node):
                return None
            told["types"] += [{"module": "builtins", "name": "None", "form": "fixed", "of": []}] * ("None" in ways)
        return told


def is_generator(function):
    return inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function)


class Watched(dict):
    """A function's annotations, that tell when they are read. Nothing else about them differs."""


def notice(name):
    plain = getattr(dict, name)

    @functools.wraps(plain)
    def method(self, *args, **kwargs):
        self.read()
        return plain(self, *args, **kwargs)

    return method


for each in ("__contains__", "__eq__", "__getitem__", "__iter__", "__len__", "__or__", "__repr__", "__ror__"):
    setattr(Watched, each, notice(each))
for each in ("copy", "get", "items", "keys", "values"):
    setattr(Watched, each, notice(each))
Watched.__hash__ = None


def watch_annotations(function, hints):
    def read():
        hints.is_read = hints.is_read or hints.is_watching()

    watched = Watched(inspect.unwrap(function).__annotations__)
    watched.read = read
    for each in {id(each): each for each in (function, inspect.unwrap(function))}.values():
        each.__annotations__ = watched


# ---------------------------------------------------------------------------------------------------------------
# What a module's source says of its functions


class Source:
    """The syntax of a module's functions, and whether something reads them as the module is executed."""

    def __init__(self, text):
        self.tree = ast.parse(text)
        self.functions = {each.name: each for each in self.tree.body if isinstance(each, FUNCTIONS)}
        self.passed = {name for each in self.tree.body for name in passed_names(each)}

    def problem_of(self, name):
        """Why a function can have no hints: whoever reads them then would see others."""
        node = self.functions.get(name)
        if node is None:
            return "no-signature"
        if any(dotted(each) not in TRANSPARENT for each in node.decorator_list):
            return "decorated"
        return "passed-on" if name in self.passed else None


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPES = (*FUNCTIONS, ast.Lambda)


def dotted(node):
    """`functools.lru_cache` of `@functools.lru_cache(maxsize=None)`."""
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)


def passed_names(statement):
    """Names that a module's own code hands to something that it calls, decorators and defaults included."""
    pending = [(statement, False)]
    while pending:
        node, is_passed = pending.pop()
        if isinstance(node, SCOPES):
            parts = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
            parts += [each for each in getattr(node, "decorator_list", []) if isinstance(each, ast.Call)]
            pending += [(each, is_passed) for each in parts]
        elif isinstance(node, ast.Call):
            pending += [(node.func, is_passed), *((each, True) for each in [*node.args, *node.keywords])]
        elif isinstance(node, ast.Name) and is_passed:
            yield node.id
        else:
            pending += [(each, is_passed) for each in ast.iter_child_nodes(node)]


def own_nodes(node):
    """The nodes of a function's own body, those of functions and classes in it left out."""
    pending = list(node.body)
    while pending:
        each = pending.pop()
        yield each
        if not isinstance(each, (*SCOPES, ast.ClassDef)):
            pending += ast.iter_child_nodes(each)


def rebound_in(node):
    """Names that a function binds anew: what they are then, their hint doesn't say."""
    return {each.id for each in own_nodes(node) if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)}


def asked_in(node):
    """Names of which a function asks what they are: one kind alone would leave it nothing to ask."""
    asked = set()
    for each in own_nodes(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id in ("isinstance", "callable", "hasattr"):
            asked |= {part.id for part in each.args[:1] if isinstance(part, ast.Name)}
        elif isinstance(each, ast.Compare) and any(is_none(part) for part in each.comparators):
            asked |= {each.left.id} if isinstance(each.left, ast.Name) else set()
    return asked


def may_give_none(node):
    """Whether a function returns a variable that it has bound to None in some place."""
    own = list(own_nodes(node))
    given = {each.value.id for each in own if isinstance(each, ast.Return) and isinstance(each.value, ast.Name)}
    targets = [target for each in own if isinstance(each, ast.Assign) and is_none(each.value) for target in each.targets]
    return any(isinstance(target, ast.Name) and target.id in given for target in targets)


def is_none(node):
    return isinstance(node, ast.Constant) and node.value is None


def ways_out(node):
    """Whether a function's `return` statements give "None" or "something", and whether its end can be reached."""
    returns = [each.value for each in own_nodes(node) if isinstance(each, ast.Return)]
    ways = {"None" if each is None or is_none(each) else "something" for each in returns}
    return ways, can_end(node.body)


def can_end(body):
    """Whether what follows some statements can be reached, as far as their syntax tells."""
    last = body[-1]
    if isinstance(last, (ast.Return, ast.Raise, ast.Continue, ast.Break)):
        return False
    if isinstance(last, ast.If):
        return not last.orelse or can_end(last.body) or can_end(last.orelse)
    if isinstance(last, (ast.With, ast.AsyncWith)):
        return can_end(last.body)
    if isinstance(last, ast.While) and isinstance(last.test, ast.Constant) and last.test.value:
        return any(isinstance(each, ast.Break) for each in ast.walk(last))
    if isinstance(last, ast.Try):
        tried = can_end(last.orelse or last.body) or any(can_end(each.body) for each in last.handlers)
        return tried and (not last.finalbody or can_end(last.finalbody))
    cases = getattr(last, "cases", [])
    is_whole = bool(cases) and isinstance(cases[-1].pattern, ast.MatchAs) and cases[-1].pattern.pattern is None
    return not (is_whole and cases[-1].guard is None) or any(can_end(each.body) for each in cases)
