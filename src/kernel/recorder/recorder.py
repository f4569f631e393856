"""Writes the calls of observed functions down, in the form that `ObservedCall` of kernel/observation.ts has."""

import json
import os
import time

import solidify_recorder.arrays
from solidify_recorder import rehearse
from solidify_recorder.calls import MOVED, NOTEBOOK, OURS, Call, Sight, at_work
from solidify_recorder.expressions import Expressions
from solidify_recorder.fingerprints import fingerprint, is_random
from solidify_recorder.origins import Origins, calling
from solidify_recorder.outside import Outside
from solidify_recorder.probes import probe
from solidify_recorder.properties import is_kept, relations
from solidify_recorder.sources import parse_cells, read_sources
from solidify_recorder.state import State
from solidify_recorder.values import LONGEST, PLAIN, Budget, NotWritable, Rules, Writer, class_name, type_name

# Items of a generator that are looked at.
FIRST_ITEMS = 5
# Of a function that the notebook doesn't call itself, so many calls of other functions are looked at.
MOST_INNER = 40


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
        self.outside, self.state = Outside(), State()
        self.sights = {}

    def sight(self, module, name, function):
        """What will be known of a function from now on."""
        sight = self.sights.setdefault((module, name), Sight(module, name))
        sight.function = function
        return sight

    # -- writing ----------------------------------------------------------------------------------------------

    def say(self, record):
        os.write(self.file, (json.dumps(record) + "\n").encode())

    def finish(self):
        """Says, once the notebook has run, what was seen of each function."""
        at_work.set(OURS)
        rehearsals = rehearse.Rehearsals(self)
        for sight in self.sights.values():
            for record in rehearsals.rehearse(sight) if not sight.seen else ():
                self.say(record)
            self.say(
                {
                    "kind": "function",
                    "module": sight.module,
                    "name": sight.name,
                    "calls": sight.calls,
                    "problems": sorted(sight.problems),
                    "hints": sight.hints.told() if sight.hints else None,
                }
            )

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
        is_inner = at_work.get() == MOVED
        token = at_work.set(OURS)
        call = Call(sight, function, args, kwargs, is_inner)
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
            planned = rehearse.plan(call, function, self.arguments, self.config["most"], self.origins.remake)
        except NotWritable as problem:
            sight.problems.add(str(problem))
        except Exception as problem:
            sight.problems.add(type_name(problem))
        else:
            if all(planned.ways != each.ways for each in sight.rehearsals):
                call.rehearsal = planned
                sight.rehearsals.append(planned)

    def after(self, call, give_outcome, result=None):
        """Writes the call down, once it is over."""
        seconds = time.perf_counter() - call.started
        touched = self.outside.end(call.listener)
        started = time.perf_counter()
        sight = call.sight
        token = at_work.set(OURS)
        try:
            self.look_at(call, result)
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

    def look_at(self, call, result):
        """What a call that may be rehearsed keeps of its arguments, and how it can be made anew."""
        sight, values = call.sight, [value for _, _, _, value in call.places or ()]
        if result is None or call.problem is None:
            return
        held = relations(result, values)
        sight.relations = held if sight.relations is None else sight.relations & held
        if call.rehearsal is not None:
            self.origins.add_rehearsal(result, (sight.module, sight.name), call.rehearsal.ways)
            if is_kept(result):
                call.rehearsal.seen = (values, result, fingerprint(result))

    def remember(self, call, result, elements, seconds):
        code = calling(call.sight.module, call.sight.name, call.arguments, result)
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

    def expected(self, value, budget, writer=None, made=((), ())):
        """A result as code, or what can be told of it."""
        writer = writer or self.results
        try:
            return writer.written(value, budget)
        except NotWritable as problem:
            try:
                return probe(value, writer, budget, made)
            except NotWritable:
                raise problem from None

    # -- how calls end ----------------------------------------------------------------------------------------

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

    def is_away(self):
        """Whether it isn't the notebook's process, or our own code, that calls."""
        return at_work.get() == OURS or os.getpid() != self.pid

    def is_seen(self, sight):
        """Whether a call of it is looked at: one of the notebook itself, else the first of those that moved code makes."""
        return at_work.get() == NOTEBOOK or (sight.calls == 0 and sight.inner < MOST_INNER)

    def add_item(self, call, items, item):
        token = at_work.set(OURS)
        try:
            items.append(self.results.write(item, call.budget))
        except NotWritable as problem:
            call.problem = call.problem or str(problem)
        except Exception as problem:
            call.problem = call.problem or type_name(problem)
        finally:
            at_work.reset(token)


class Watch:
    """One call of an observed function. As a context manager it is around what the function itself does."""

    def __init__(self, recorder, sight, function, args, kwargs):
        self.recorder, self.sight, self.items = recorder, sight, []
        self.is_away = recorder.is_away()
        self.see(sight.hints and sight.hints.see_call, args, kwargs)
        is_seen = not self.is_away and recorder.is_seen(sight)
        self.whose = MOVED if is_seen else at_work.get()
        self.call = recorder.before(sight, function, args, kwargs) if is_seen else None

    def __enter__(self):
        self.token = at_work.set(self.whose)

    def __exit__(self, kind, error, trace):
        at_work.reset(self.token)
        if self.items:
            # What a generator does after its first items is its consumer's doing too.
            self.call = None if error is not None else self.call
        elif error is not None:
            self.end(self.recorder.raised(error))

    def see(self, look, *seen):
        """Looks at types, where hints are asked for."""
        if look is None or self.is_away:
            return
        token = at_work.set(OURS)
        try:
            look(*seen)
        finally:
            at_work.reset(token)

    def end(self, give_outcome, result=None):
        """The first end counts: of a generator only so many items are looked at."""
        call, self.call = self.call, None
        if call is not None:
            self.recorder.after(call, give_outcome, result)

    def returned(self, result):
        self.see(self.sight.hints and self.sight.hints.see_result, result)
        self.end(self.recorder.returned(result), result)

    def yielded(self, item):
        self.see(self.sight.hints and self.sight.hints.see_item, item)
        if self.call is None:
            return
        self.recorder.add_item(self.call, self.items, item)
        if len(self.items) == FIRST_ITEMS or self.call.problem is not None:
            self.end(self.recorder.yielded(self.items, False))

    def sent(self, value):
        if value is not None and self.sight.hints is not None:
            self.sight.hints.is_plain_iterator = False

    def stopped(self, value):
        """A generator has come to its end, and returns the value."""
        self.sent(value)
        self.end(self.recorder.yielded(self.items, True))
        return value

    def left(self):
        """The notebook wants no more items."""
        if self.items:
            self.end(self.recorder.yielded(self.items, False))


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
