"""Writes the calls of observed functions down, in the form that `ObservedCall` of kernel/observation.ts has."""

import json
import os
import time

import solidify_recorder.arrays
from solidify_recorder import rehearse
from solidify_recorder.calls import MOVED, NOTEBOOK, OURS, Call, Sight, at_work
from solidify_recorder.data import DataFiles
from solidify_recorder.expressions import Expressions
from solidify_recorder.fingerprints import fingerprint, is_random
from solidify_recorder.origins import Origins, calling
from solidify_recorder.outside import Outside
from solidify_recorder.probes import probe
from solidify_recorder.properties import is_kept, relations
from solidify_recorder.sources import parse_cells, read_sources
from solidify_recorder.state import State, emptied, is_as_imported
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
        self.data = DataFiles(self.rules, config["mostBytes"])
        self.sights, self.kinds = {}, set()

    def sight(self, module, name, member=None):
        """What will be known from now on of a function, or of a class's member; of a class as a whole none is looked at."""
        key = (module, name, member and member.name)
        return self.sights.setdefault(key, Sight(module, name, member))

    def sight_of(self, sight, args):
        """What is known of the function that is called: of an inherited one apart for each class."""
        member = sight.member
        kind = member.kind_of(args[0]) if member is not None and member.form != "static" and args else None
        if kind is None or kind is member.kind or kind not in self.kinds:
            return sight
        own = self.sight(kind.__module__, kind.__name__, member.of(kind))
        own.function = sight.function
        return own

    # -- writing ----------------------------------------------------------------------------------------------

    def say(self, record):
        os.write(self.file, (json.dumps(record) + "\n").encode())

    def finish(self):
        """Says, once the notebook has run, what was seen of each function."""
        at_work.set(OURS)
        rehearsals = rehearse.Rehearsals(self)
        by_name = {}
        for sight in self.sights.values():
            by_name.setdefault((sight.module, sight.name), []).append(sight)
            try:
                for record in rehearsals.rehearse(sight) if not sight.seen else ():
                    self.say({**record, **member_of(sight, []), "emptied": emptied(sight.state)})
            except Exception:
                # What the notebook's own calls have shown is told all the same; an alarm may ring late.
                continue
        for (module, name), sights in by_name.items():
            self.say(
                {
                    "kind": "function",
                    "module": module,
                    "name": name,
                    "calls": sum(sight.calls for sight in sights),
                    "problems": sorted(set().union(*(sight.problems for sight in sights))),
                    "hints": next((sight.hints.told() for sight in sights if sight.hints), sights[0].refused),
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
        call.budget.data = self.data if sight.has_data else None
        try:
            if call.places is None:
                raise NotWritable("arguments that don't fit")
            if not is_as_imported(self.state_of(sight)):
                raise NotWritable("what earlier calls have left in its module")
            for parameter, passed, keyword, value in call.places:
                is_receiver = passed == "receiver"
                written = self.receiver(call, value) if is_receiver else self.argument(parameter, value, call.budget)
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

    def argument(self, parameter, value, budget):
        """An argument as code; one of a function whose data is asked for is read from a file, where it can't be written."""
        if budget.data is None:
            return self.arguments.write(value, budget)
        try:
            return self.arguments.written(value, budget)
        except NotWritable:
            return budget.data.write(value, parameter)

    def receiver(self, call, value):
        """The instance whose method is called: how it was made, and the calls that it has seen since."""
        call.mark = fingerprint(value)
        if type(value) in self.kinds and is_blank(value):
            self.remember_blank(value)
        found = self.origins.history(value, call.budget)
        if found is None:
            return self.arguments.write(value, call.budget)
        code, call.earlier = found
        return code

    def remember_blank(self, value):
        """An instance that no constructor of its own has made, before anything was done to it."""
        kind = type(value)
        self.origins.add_result(value, calling(kind.__module__, kind.__name__, [], value), 0, 0.0)

    def state_of(self, sight):
        if sight.state is None:
            sight.state = self.state.read_by(sight.function)
        return sight.state

    def plan_rehearsal(self, call, function):
        sight = call.sight
        is_made = sight.member is not None and sight.member.form == "constructor"
        if call.places is None or len(sight.rehearsals) == rehearse.MOST or is_made or call.earlier:
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
            key = json.dumps([call.earlier, call.arguments], sort_keys=True)
            elements, making = call.budget.taken, call.budget.seconds
            mutations = self.mutations(call)
            # Real values stay with the function that they were asked for.
            is_own = sight.has_data and '"file": {' in key
            if not mutations and not is_own and result is not None and (sight.member is None or sight.member.told() is None):
                self.remember(call, result, elements, seconds + making)
            if call.is_over and [each["argument"] for each in mutations] == [0] and call.mark is not None:
                step = {"member": sight.member.told(), "arguments": call.arguments[1:]}
                self.origins.add_step(call.places[0][-1], step, elements, seconds)
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
                **member_of(sight, call.earlier),
                "emptied": emptied(sight.state),
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
            if argument["passed"] == "receiver":
                if fingerprint(value) != call.mark:
                    if argument["value"]["kind"] == "reference":
                        # The next test would find it changed.
                        raise NotWritable("a call that changes what the module holds")
                    found.append({"argument": place, "after": self.expected(value, call.budget)})
                continue
            if type(value) in PLAIN or argument["value"]["kind"] == "reference" or is_random(value):
                continue
            budget = Budget(self.config["most"])
            budget.data = call.budget.data
            try:
                again = self.argument(argument["parameter"], value, budget)
            except NotWritable:
                again = None
            if again != argument["value"]:
                after = self.expected(value, call.budget, stem="%s_after" % argument["parameter"])
                found.append({"argument": place, "after": after})
        return found

    def expected(self, value, budget, writer=None, made=((), ()), stem="result"):
        """A result as code, or what can be told of it."""
        writer = writer or self.results
        try:
            return writer.written(value, budget)
        except NotWritable as problem:
            try:
                if budget.data is not None:
                    return budget.data.write(value, stem)
            except NotWritable:
                pass
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


def itself(value):
    """How a method ends that gives the instance, so that calls can be chained."""
    is_same = {"kind": "literal", "type": "bool", "source": "True"}
    probes = [{"expression": "result is argument_0", "value": is_same, "imports": []}]
    return lambda budget: {"kind": "returned", "result": {"kind": "probed", "type": type_name(value), "probes": probes}}


def is_blank(value):
    kind = type(value)
    plain = kind.__init__ is object.__init__ and kind.__new__ is object.__new__
    return plain and getattr(value, "__dict__", None) == {}


def member_of(sight, earlier):
    """What of a class is called, and after which calls; nothing for a function."""
    told = sight.member and sight.member.told()
    return {"member": told, "earlier": earlier} if told else {}


class Watch:
    """One call of an observed function. As a context manager it is around what the function itself does."""

    def __init__(self, recorder, sight, function, args, kwargs):
        self.recorder, self.items = recorder, []
        self.sight = sight = recorder.sight_of(sight, args)
        self.first = args[0] if args else None
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
        if self.call is None:
            return
        self.call.is_over = True
        member = self.sight.member
        if member is not None and member.form == "constructor":
            result = self.first
        elif member is not None and member.form == "method" and result is self.first:
            self.end(itself(result))
            return
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
