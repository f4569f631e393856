"""Calls functions on made-up values, after the notebook has run: only where no call of it could be written down."""

import inspect
import itertools
import json
import os
import signal
import sys
import threading
import time

from solidify_recorder.evaluate import evaluate
from solidify_recorder.fingerprints import fingerprint, is_random
from solidify_recorder.clues import Clues
from solidify_recorder.made import MadeResults, with_own_words
from solidify_recorder.properties import relations, settled_place, settles
from solidify_recorder.synthetic import WAYS, Inventor
from solidify_recorder.values import Budget, NotWritable, Writer

# Calls of one function that are kept to be rehearsed, seconds that a rehearsal may take, and all of them.
MOST = 3
SECONDS = 5
MOST_SECONDS = 60
FIRST_ITEMS = 5
# Seconds beyond which a call isn't tried in other orders.
SLOW = 0.5
MIXED = [way for way, (style, _) in WAYS.items() if style == "mixed"]
# What results are where little has happened.
PLAIN = {"0", "0.0", "1", "1.0", "True", "False", "None", "''"}


class Rehearsal:
    """One call with made-up arguments in the place of those that can't be written down, made in each way."""

    def __init__(self, key, ways):
        self.key, self.ways = key, ways
        # What the notebook's own call gave, as long as that is little.
        self.seen = None


def plan(call, function, writer, most, remake):
    """What a rehearsal of a call would pass. Raises NotWritable."""
    budget, written = Budget(most), []
    for _, _, _, value in call.places:
        try:
            written.append(writer.written(value, budget))
        except NotWritable:
            written.append(None)
    clues = Clues(function, writer.rules.package, [value for _, _, _, value in call.places])
    key = json.dumps(written, sort_keys=True)
    return Rehearsal(key, {way: arguments_in(call, written, writer, Inventor(writer.rules, clues, way, remake)) for way in WAYS})


def arguments_in(call, written, writer, inventor):
    return [
        {
            "parameter": parameter,
            "passed": passed,
            "keyword": writer.keyword(parameter, keyword),
            "value": inventor.invent(value) if code is None else code,
        }
        for (parameter, passed, keyword, value), code in zip(call.places, written)
    ]


class Rehearsals:
    """Rehearses what a recorder has planned. `expected` writes results; `outside` notices what a call touches."""

    def __init__(self, recorder):
        self.recorder, self.until = recorder, time.process_time() + MOST_SECONDS

    def rehearse(self, sight):
        """The calls of one function that work, alike twice, touch nothing, and show something that none before them has."""
        shown, lines = set(), set()
        for ways in (MIXED, ["calm"], ["constant"]):
            for rehearsal in sight.rehearsals:
                record, ran = self.most_telling(sight, rehearsal, ways)
                if record is not None and (rehearsal.key not in shown or not ran <= lines):
                    shown.add(rehearsal.key)
                    lines |= ran
                    yield record

    def most_telling(self, sight, rehearsal, ways):
        """The call among those in some ways whose result says the most, and the lines that ran; None where none repeats itself."""
        found = []
        for way in ways:
            if time.process_time() < self.until and not (found and found[0][0]["seconds"] > SLOW):
                try:
                    found.append((*self.rehearsed(sight, rehearsal, rehearsal.ways[way]), way))
                except Exception:
                    continue
        for record, ran, way in sorted(found, key=lambda each: -len(telling(each[0]["outcome"]))):
            try:
                again, _ = self.rehearsed(sight, rehearsal, rehearsal.ways[way])
            except Exception:
                continue
            if {**record, "seconds": 0} == {**again, "seconds": 0}:
                return record, ran
        return None, set()

    def rehearsed(self, sight, rehearsal, arguments):
        recorder, function, ran = self.recorder, sight.function, set()
        budget = Budget(recorder.config["most"])
        results = Writer(with_own_words(recorder.rules), recorder.origins.name, MadeResults(recorder.rules).recall)
        recorder.state.restore()
        with recorder.outside.closed(), within(SECONDS):
            values, positional, named = values_of(arguments)
            prints = [fingerprint(value) for value in values]
            started = time.perf_counter()
            with tracing(os.path.dirname(function.__code__.co_filename), ran):
                result = function(*positional, **named)
                items = list(itertools.islice(result, FIRST_ITEMS)) if inspect.isgenerator(result) else None
            seconds = time.perf_counter() - started
            if inspect.iscoroutine(result):
                result.close()
                raise NotWritable("coroutine")
            if items is not None:
                written = [results.write(item, budget) for item in items]
                outcome = {"kind": "yielded", "items": written, "complete": len(items) < FIRST_ITEMS}
            else:
                held = relations(result, values) & (sight.relations or set())
                outcome = {"kind": "returned", "result": recorder.expected(result, budget, results, (values, held))}
            mutations = [
                {"argument": place, "after": recorder.expected(value, budget, results)}
                for place, (value, before) in enumerate(zip(values, prints))
                if fingerprint(value) != before and not is_random(value)
            ]
            place = None if mutations or items is not None else settled_place(result, values)
            if place is not None and not self.is_settled(function, rehearsal, (arguments, values, place, result)):
                place = None
        return {
            "kind": "call",
            "module": sight.module,
            "name": sight.name,
            "origin": "synthetic",
            "inner": False,
            "arguments": arguments,
            "mutations": mutations,
            "outcome": outcome,
            "settles": place,
            "seconds": seconds,
            "elements": budget.taken,
        }, ran

    def is_settled(self, function, rehearsal, made):
        """Whether giving a result in again changes nothing, both of the made-up values and of the notebook's own."""
        arguments, values, place, result = made
        if rehearsal.seen is None:
            return False
        try:
            seen_values, seen_result, mark = rehearsal.seen
            return settles(function, arguments, values, place, result) and (
                fingerprint(seen_result) == mark and settles(function, arguments, seen_values, place, seen_result)
            )
        except Exception:
            return False


def telling(code):
    """The different literals of a result that aren't there by default."""
    if isinstance(code, list):
        return {each for part in code for each in telling(part)}
    if isinstance(code, dict) and code.get("kind") == "literal":
        return {code["source"]} - PLAIN
    return {each for part in code.values() for each in telling(part)} if isinstance(code, dict) else set()


def values_of(arguments):
    values = [evaluate(each["value"]) for each in arguments]
    positional = [value for value, each in zip(values, arguments) if each["passed"] != "keyword"]
    named = {each["keyword"]: value for value, each in zip(values, arguments) if each["passed"] == "keyword"}
    return values, positional, named


class tracing:
    """Collects the lines that run in the files of a folder."""

    def __init__(self, folder, ran):
        self.folder, self.ran = folder, ran

    def __enter__(self):
        self.before = sys.gettrace()
        sys.settrace(self.call)

    def __exit__(self, *_):
        sys.settrace(self.before)

    def call(self, frame, event, _):
        return self.line if frame.f_code.co_filename.startswith(self.folder) else None

    def line(self, frame, event, _):
        if event == "line":
            self.ran.add((frame.f_code.co_filename, frame.f_lineno))
        return self.line


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
