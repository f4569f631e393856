"""Calls functions on made-up values, after the notebook has run: only where no call of it could be written down."""

import signal
import threading
import types

from solidify_recorder.evaluate import evaluate
from solidify_recorder.synthetic import WORDS, Inventor
from solidify_recorder.values import Budget, NotWritable, Rules

# Calls of one function that are kept to be rehearsed, and seconds that a rehearsal may take.
MOST = 3
SECONDS = 5


class Rehearsal:
    """One call with made-up arguments in the place of those that can't be written down."""

    def __init__(self, places, arguments):
        self.places, self.arguments = places, arguments


def strings_in(function, package):
    """The strings that a function's own code holds, and what moved with it that it reads."""
    told, seen, pending = set(), set(), [function]
    while pending:
        found = pending.pop()
        found = getattr(found, "__wrapped__", found)
        if id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, types.FunctionType) and found.__module__.partition(".")[0] == package:
            for code in codes_in(found.__code__):
                told.update(strings_of(code.co_consts))
                pending += [found.__globals__[name] for name in code.co_names if name in found.__globals__]
        elif type(found) in (dict, list, tuple, set, frozenset, str) and len(found) < 1000:
            told.update(strings_of([found]))
    return told


def codes_in(code):
    """A function's code and that of the functions in it."""
    return [code, *(each for const in code.co_consts if isinstance(const, types.CodeType) for each in codes_in(const))]


def strings_of(values):
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (tuple, list, set, frozenset, dict)):
            yield from strings_of(value)


def plan(call, function, writer, most):
    """What a rehearsal of a call would pass. Raises NotWritable."""
    inventor = Inventor(writer.rules, strings_in(function, writer.rules.package))
    budget, arguments = Budget(most), []
    for parameter, passed, keyword, value in call.places:
        try:
            written = writer.written(value, budget)
        except NotWritable:
            written = inventor.invent(value)
        arguments.append({"parameter": parameter, "passed": passed, "keyword": writer.keyword(parameter, keyword), "value": written})
    return Rehearsal(call.places, arguments)


def with_own_words(rules):
    own = Rules(rules.strings | set(WORDS) | {"%s %s" % WORDS[:2]}, rules.names, rules.libraries, rules.package)
    own.pieces = rules.pieces
    return own


def values_of(rehearsal):
    values = [evaluate(each["value"]) for each in rehearsal.arguments]
    positional = [value for value, each in zip(values, rehearsal.arguments) if each["passed"] == "positional"]
    named = {each["keyword"]: value for value, each in zip(values, rehearsal.arguments) if each["passed"] == "keyword"}
    return values, positional, named


class within:
    """Ends what takes longer than some seconds, where that can be done."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.can = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def __enter__(self):
        if self.can:
            self.before = signal.signal(signal.SIGALRM, self.end)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_):
        if self.can:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self.before)

    def end(self, *_):
        raise TimeoutError
