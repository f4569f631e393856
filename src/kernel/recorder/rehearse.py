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


def strings_in(code, told=None):
    """The strings that a function's own code holds."""
    told = set() if told is None else told
    for constant in code.co_consts:
        if isinstance(constant, str):
            told.add(constant)
        elif isinstance(constant, tuple):
            told.update(each for each in constant if isinstance(each, str))
        elif isinstance(constant, types.CodeType):
            strings_in(constant, told)
    return told


def plan(call, function, writer, most):
    """What a rehearsal of a call would pass. Raises NotWritable."""
    plain = getattr(function, "__wrapped__", function)
    inventor = Inventor(writer.rules, strings_in(plain.__code__))
    budget, arguments = Budget(most), []
    for parameter, passed, keyword, value in call.places:
        try:
            written = writer.written(value, budget)
        except NotWritable:
            written = inventor.invent(value)
        arguments.append({"parameter": parameter, "passed": passed, "keyword": keyword, "value": written})
    return Rehearsal(call.places, arguments)


def with_own_words(rules):
    own = Rules(rules.strings | set(WORDS) | {"%s %s" % WORDS[:2]}, rules.libraries, rules.package)
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
