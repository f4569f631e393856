"""What is known of the functions that are watched, and of one call while it happens."""

import contextvars
import inspect
import time

# Of one function so many different calls are written to the file, and so many calls looked at, for so many seconds.
MOST_CALLS = 24
MOST_LOOKED_AT = 400
MOST_SECONDS = 4.0
# The same of one whose real values go into files.
MOST_WITH_DATA = 3

# Whose code is at work: the notebook's, that of a moved function, or ours.
NOTEBOOK, MOVED, OURS = range(3)
at_work = contextvars.ContextVar("at_work", default=NOTEBOOK)


class Sight:
    """What is known of one function so far, or of a class's member."""

    def __init__(self, module, name, member=None):
        self.module, self.name, self.member = module, name, member
        self.calls = self.inner = self.looked_at = 0
        self.seconds = 0.0
        self.seen = set()
        self.problems = set()
        self.function, self.rehearsals = None, []
        # Containers of modules that the function reads; None: not looked for yet.
        self.state = None
        # What every call that was looked at kept of its arguments; None: there was none.
        self.relations = None
        # Types for hints; or why there can be none, as `Hints` tell it.
        self.hints, self.refused = None, None
        # Whether its real values are asked for.
        self.has_data = False

    def is_enough(self):
        return (
            len(self.seen) >= (MOST_WITH_DATA if self.has_data else MOST_CALLS) or self.looked_at >= MOST_LOOKED_AT or self.seconds > MOST_SECONDS
        )


class Call:
    """One call as it was before it happened."""

    def __init__(self, sight, function, args, kwargs, is_inner):
        self.sight, self.is_inner = sight, is_inner
        self.listener = None
        self.places = bind(function, args, kwargs)
        if self.places is not None and sight.member is not None:
            self.places = sight.member.places(self.places)
        self.arguments, self.budget, self.problem, self.rehearsal = [], None, None, None
        # Of a method's instance: calls that made it what it is, its fingerprint, and whether the call came to its end.
        self.earlier, self.mark, self.is_over = [], None, False
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
