"""Observes the calls that a notebook makes to functions of its package, and writes them to a file as they happen.

The functions of the modules are replaced, as the modules are imported, by observers that do what the function does. Only
outermost calls are seen. Whatever goes wrong in here, the notebook never notices.
"""

import contextvars
import functools
import importlib.abc
import inspect
import itertools
import json
import os
import sys
import time
import types

import solidify_recorder.arrays
from solidify_recorder import rehearse
from solidify_recorder.expressions import Expressions
from solidify_recorder.fingerprints import fingerprint
from solidify_recorder.origins import Origins
from solidify_recorder.outside import Outside
from solidify_recorder.probes import probe
from solidify_recorder.sources import parse_cells, read_sources
from solidify_recorder.values import LONGEST, PLAIN, Budget, NotWritable, Rules, Writer, class_name, type_name

# Items of a generator that are looked at.
FIRST_ITEMS = 5
# Of one function so many different calls are written to the file, and so many calls looked at, for so many seconds.
MOST_CALLS = 24
MOST_LOOKED_AT = 400
MOST_SECONDS = 4.0
# Of a function that the notebook doesn't call itself, so many calls of other functions are looked at.
MOST_INNER = 40

# Whose code is at work: the notebook's, that of a moved function, or ours.
NOTEBOOK, MOVED, OURS = range(3)
at_work = contextvars.ContextVar("at_work", default=NOTEBOOK)


class Sight:
    """What is known of one function so far."""

    def __init__(self, module, name):
        self.module, self.name = module, name
        self.calls = self.inner = self.looked_at = 0
        self.seconds = 0.0
        self.seen = set()
        self.problems = set()
        self.function, self.rehearsals = None, []

    def is_enough(self):
        return (
            len(self.seen) >= MOST_CALLS or self.looked_at >= MOST_LOOKED_AT or self.seconds > MOST_SECONDS
        )


class Call:
    """One call as it was before it happened."""

    def __init__(self, sight, function, args, kwargs):
        self.sight, self.is_inner = sight, at_work.get() == MOVED
        self.listener = None
        self.places = bind(function, args, kwargs)
        self.arguments, self.budget, self.problem = [], None, None
        self.started = time.perf_counter()


def bind(function, args, kwargs):
    """Each argument of a call: its parameter, how it is passed, the keyword, the value. None: they don't fit."""
    try:
        signature = inspect.signature(function)
        signature.bind(*args, **kwargs)
    except (TypeError, ValueError):
        return None
    parameters = list(signature.parameters.values())
    positional = [each for each in parameters if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)]
    variadic = next((each.name for each in parameters if each.kind is each.VAR_POSITIONAL), "")
    options = next((each.name for each in parameters if each.kind is each.VAR_KEYWORD), "")
    names = [each.name for each in positional] + [variadic] * len(args)
    named = {each.name for each in parameters if each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY)}
    return [
        *((name, "positional", None, value) for name, value in zip(names, args)),
        *((key if key in named else options, "keyword", key, value) for key, value in kwargs.items()),
    ]


class Recorder:
    """Sees calls and writes them down."""

    def __init__(self, config):
        self.config, self.pid = config, os.getpid()
        self.file = os.open(config["file"], os.O_WRONLY | os.O_APPEND)
        trees = list(parse_cells(config["sources"]))
        strings, names, pieces, templates = read_sources(trees, config["hidden"])
        self.rules = Rules(strings, names, config["libraries"], config["package"])
        self.rules.pieces = pieces
        self.origins = Origins()
        expressions = Expressions(trees, self.rules, config["most"])
        self.arguments = Writer(self.rules, self.origins.rebuild, expressions.recall)
        self.results = Writer(self.rules, self.origins.name, Templates(templates).recall)
        self.outside = Outside()
        self.sights = {}

    # -- writing ----------------------------------------------------------------------------------------------

    def say(self, record):
        os.write(self.file, (json.dumps(record) + "\n").encode())

    def finish(self):
        """Says, once the notebook has run, what was seen of each function."""
        at_work.set(OURS)
        for sight in self.sights.values():
            if not sight.seen:
                for rehearsal in sight.rehearsals:
                    self.rehearse(sight, rehearsal)
            self.say(
                {
                    "kind": "function",
                    "module": sight.module,
                    "name": sight.name,
                    "calls": sight.calls,
                    "problems": sorted(sight.problems),
                }
            )

    def rehearse(self, sight, rehearsal):
        """Calls a function on made-up values, twice, and writes that down if it works, alike, and touches nothing."""
        try:
            records = [self.rehearsed(sight, rehearsal) for _ in range(2)]
        except Exception:
            return
        if {**records[0], "seconds": 0} == {**records[1], "seconds": 0}:
            self.say(records[0])

    def rehearsed(self, sight, rehearsal):
        results = Writer(rehearse.with_own_words(self.rules), self.origins.name)
        function, budget = sight.function, Budget(self.config["most"])
        with self.outside.closed(), rehearse.within(rehearse.SECONDS):
            values, positional, named = rehearse.values_of(rehearsal)
            prints = [fingerprint(value) for value in values]
            started = time.perf_counter()
            result = function(*positional, **named)
            if inspect.iscoroutine(result):
                result.close()
                raise NotWritable("coroutine")
            if inspect.isgenerator(result):
                items = [results.write(item, budget) for item in itertools.islice(result, FIRST_ITEMS)]
                outcome = {"kind": "yielded", "items": items, "complete": len(items) < FIRST_ITEMS}
            else:
                outcome = {"kind": "returned", "result": self.expected(result, budget, results, values)}
            seconds = time.perf_counter() - started
            mutations = [
                {"argument": place, "after": self.expected(value, budget, results)}
                for place, (value, before) in enumerate(zip(values, prints))
                if fingerprint(value) != before and not is_random(value)
            ]
        return {
            "kind": "call",
            "module": sight.module,
            "name": sight.name,
            "origin": "synthetic",
            "inner": False,
            "arguments": rehearsal.arguments,
            "mutations": mutations,
            "outcome": outcome,
            "seconds": seconds,
            "elements": budget.taken,
        }

    # -- one call ---------------------------------------------------------------------------------------------

    def before(self, sight, function, args, kwargs):
        """Writes the arguments down; None where the call isn't looked at."""
        if at_work.get() == NOTEBOOK:
            sight.calls += 1
        else:
            sight.inner += 1
        if sight.is_enough():
            return None
        sight.looked_at += 1
        started = time.perf_counter()
        call = Call(sight, function, args, kwargs)
        token = at_work.set(OURS)
        call.budget = Budget(self.config["most"])
        try:
            if call.places is None:
                raise NotWritable("arguments that don't fit")
            for parameter, passed, keyword, value in call.places:
                written = self.arguments.write(value, call.budget)
                named = self.arguments.keyword(parameter, keyword)
                call.arguments.append({"parameter": parameter, "passed": passed, "keyword": named, "value": written})
        except NotWritable as problem:
            call.problem = str(problem)
            self.plan_rehearsal(call, function)
        except Exception as problem:
            call.problem = type_name(problem)
        finally:
            at_work.reset(token)
        sight.seconds += time.perf_counter() - started
        call.listener = self.outside.begin()
        call.started = time.perf_counter()
        return call

    def plan_rehearsal(self, call, function):
        sight = call.sight
        if call.places is None or len(sight.rehearsals) == rehearse.MOST:
            return
        try:
            planned = rehearse.plan(call, function, self.arguments, self.config["most"])
        except NotWritable as problem:
            sight.problems.add(str(problem))
        except Exception as problem:
            sight.problems.add(type_name(problem))
        else:
            if all(planned.arguments != each.arguments for each in sight.rehearsals):
                sight.rehearsals.append(planned)

    def after(self, call, give_outcome, result=None):
        """Writes the call down, once it is over."""
        seconds = time.perf_counter() - call.started
        touched = self.outside.end(call.listener)
        started = time.perf_counter()
        sight = call.sight
        token = at_work.set(OURS)
        try:
            if call.problem is not None:
                raise NotWritable(call.problem)
            if touched is not None:
                raise NotWritable("outside:" + touched)
            key = json.dumps(call.arguments, sort_keys=True)
            elements, making = call.budget.taken, call.budget.seconds
            mutations = self.mutations(call)
            if not mutations and result is not None:
                self.remember(call, result, elements, seconds + making)
            key += " inner" * call.is_inner
            if key in sight.seen:
                return
            record = {
                "kind": "call",
                "module": sight.module,
                "name": sight.name,
                "origin": "notebook",
                "inner": call.is_inner,
                "arguments": call.arguments,
                "mutations": mutations,
                "outcome": give_outcome(call.budget),
                "seconds": seconds + making,
            }
            record["elements"] = call.budget.taken
            sight.seen.add(key)
            self.say(record)
        except NotWritable as problem:
            sight.problems.add(str(problem))
        except Exception as problem:
            sight.problems.add(type_name(problem))
        finally:
            at_work.reset(token)
            sight.seconds += time.perf_counter() - started

    def remember(self, call, result, elements, seconds):
        arguments = call.arguments
        code = {
            "kind": "call",
            "callee": {"module": call.sight.module, "name": call.sight.name},
            "args": [each["value"] for each in arguments if each["passed"] == "positional"],
            "kwargs": [
                {"name": each["keyword"], "value": each["value"]} for each in arguments if each["passed"] == "keyword"
            ],
            "type": type_name(result),
        }
        self.origins.add_result(result, code, elements, seconds)

    def mutations(self, call):
        """Arguments that aren't what they were."""
        found = []
        for place, (argument, (_, _, _, value)) in enumerate(zip(call.arguments, call.places)):
            if type(value) in PLAIN or argument["value"]["kind"] == "reference" or is_random(value):
                continue
            try:
                again = self.arguments.write(value, Budget(self.config["most"]))
            except NotWritable:
                again = None
            if again != argument["value"]:
                found.append({"argument": place, "after": self.expected(value, call.budget)})
        return found

    def expected(self, value, budget, writer=None, arguments=()):
        """A result as code, or what can be told of it."""
        writer = writer or self.results
        try:
            return writer.written(value, budget)
        except NotWritable as problem:
            try:
                return probe(value, writer, budget, arguments)
            except NotWritable:
                raise problem from None

    # -- kinds of functions -----------------------------------------------------------------------------------

    def returned(self, result):
        return lambda budget: {"kind": "returned", "result": self.expected(result, budget)}

    def raised(self, error):
        def outcome(budget):
            kind = type(error)
            if not isinstance(error, Exception):
                raise NotWritable(class_name(kind))
            named = self.results.write(kind, budget)["to"]
            message = str(error)
            told = message and self.rules.allows_string(message)
            return {"kind": "raised", "exception": named, "message": message if told else None}

        return outcome

    def yielded(self, items, complete):
        return lambda budget: {"kind": "yielded", "items": items, "complete": complete}

    def is_seen(self, sight):
        """Whether a call of it is looked at: one of the notebook itself, else the first of those that moved code makes."""
        whose = at_work.get()
        if whose == OURS or os.getpid() != self.pid:
            return False
        return whose == NOTEBOOK or (sight.calls == 0 and sight.inner < MOST_INNER)

    def observe(self, module, name, function):
        """A function that does what the given one does, and is seen."""
        sight = self.sights.setdefault((module, name), Sight(module, name))
        sight.function = function
        plain = function.__wrapped__ if hasattr(function, "cache_info") else function
        if inspect.isasyncgenfunction(plain):
            return function
        if inspect.iscoroutinefunction(plain):
            return self.observe_coroutine(sight, function)
        if inspect.isgeneratorfunction(plain):
            return self.observe_generator(sight, function)

        @functools.wraps(function)
        def observed(*args, **kwargs):
            if not self.is_seen(sight):
                return function(*args, **kwargs)
            call = self.before(sight, function, args, kwargs)
            token = at_work.set(MOVED)
            try:
                if call is None:
                    return function(*args, **kwargs)
                try:
                    result = function(*args, **kwargs)
                except BaseException as error:
                    self.after(call, self.raised(error))
                    raise
                self.after(call, self.returned(result), result)
                return result
            finally:
                at_work.reset(token)

        for attribute in ("cache_info", "cache_clear", "cache_parameters"):
            if hasattr(function, attribute):
                setattr(observed, attribute, getattr(function, attribute))
        return observed

    def observe_coroutine(self, sight, function):
        @functools.wraps(function)
        async def observed(*args, **kwargs):
            if not self.is_seen(sight):
                return await function(*args, **kwargs)
            call = self.before(sight, function, args, kwargs)
            token = at_work.set(MOVED)
            try:
                if call is None:
                    return await function(*args, **kwargs)
                try:
                    result = await function(*args, **kwargs)
                except BaseException as error:
                    self.after(call, self.raised(error))
                    raise
                self.after(call, self.returned(result))
                return result
            finally:
                at_work.reset(token)

        return observed

    def observe_generator(self, sight, function):
        @functools.wraps(function)
        def observed(*args, **kwargs):
            if not self.is_seen(sight):
                return (yield from function(*args, **kwargs))
            call = self.before(sight, function, args, kwargs)
            source = function(*args, **kwargs)
            if call is None:
                return (yield from source)
            return (yield from self.watch(call, source))

        return observed

    def watch(self, call, source):
        """Hands on what a generator yields, and looks at its first items."""
        items, step = [], functools.partial(next, source)
        while True:
            token = at_work.set(MOVED)
            try:
                item = step()
                if call is not None:
                    self.add_item(call, items, item)
                    if len(items) == FIRST_ITEMS or call.problem is not None:
                        self.after(call, self.yielded(items, False))
                        call = None
            except StopIteration as stop:
                if call is not None:
                    self.after(call, self.yielded(items, True))
                return stop.value
            except BaseException as error:
                if call is not None and not items:
                    self.after(call, self.raised(error))
                raise
            finally:
                at_work.reset(token)
            try:
                sent = yield item
            except GeneratorExit:
                source.close()
                if call is not None and items:
                    self.after(call, self.yielded(items, False))
                raise
            except BaseException as error:
                step = functools.partial(source.throw, error)
            else:
                step = functools.partial(next, source) if sent is None else functools.partial(source.send, sent)

    def add_item(self, call, items, item):
        try:
            items.append(self.results.write(item, call.budget))
        except NotWritable as problem:
            call.problem = call.problem or str(problem)


def is_random(value):
    """A source of random numbers: what it is afterwards says nothing that its numbers don't."""
    return type(value).__name__ in ("Generator", "RandomState", "Random")


class Templates:
    """Texts of a result that say nothing but what an f-string of the source says, and numbers."""

    def __init__(self, templates):
        self.templates = templates

    def recall(self, value, budget):
        if type(value) is not str or len(value) > LONGEST:
            return None
        found = next(filter(None, (each.fullmatch(value) for each in self.templates)), None)
        if found is None or len(found.groups()) + 1 > budget.left:
            return None
        budget.take(len(found.groups()) + 1)
        return {"kind": "literal", "type": "str", "source": repr(value)}


class Hook(importlib.abc.MetaPathFinder):
    """Replaces the functions of the package's modules once they have been imported."""

    def __init__(self, recorder):
        self.recorder, self.modules = recorder, recorder.config["modules"]

    def find_spec(self, name, path=None, target=None):
        planned = self.modules.get(name)
        if planned is None:
            return None
        for finder in sys.meta_path:
            if finder is self or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.loader is not None and hasattr(spec.loader, "exec_module"):
                    self.follow(spec.loader, name, planned)
                return spec
        return None

    def follow(self, loader, name, planned):
        execute = loader.exec_module

        def exec_module(module):
            execute(module)
            try:
                self.replace(module, name, planned)
            except Exception:
                pass

        loader.exec_module = exec_module

    def replace(self, module, name, planned):
        self.recorder.outside.leave_out(os.path.dirname(module.__file__))
        for function in planned["functions"]:
            found = vars(module).get(function)
            is_plain = isinstance(found, types.FunctionType) or hasattr(found, "cache_info")
            if is_plain and getattr(found, "__module__", None) == name:
                setattr(module, function, self.recorder.observe(name, function, found))
        for constant in planned["constants"]:
            if constant in vars(module):
                self.recorder.origins.add_constant(name, constant, vars(module)[constant])


recorders = []


def start(config):
    """Begins to observe."""
    recorder = Recorder(config)
    recorders.append(recorder)
    sys.meta_path.insert(0, Hook(recorder))


def finish():
    """Says what was seen, once the notebook has run."""
    for recorder in recorders:
        recorder.finish()
