"""Observes what a class's own source defines: its constructor, and its public methods and properties."""

import abc
import enum
import functools
import inspect
import types

from solidify_recorder.observers import observe

# Of other kinds of classes nobody knows what a change to them does.
PLAIN_KINDS = (type, abc.ABCMeta, enum.EnumMeta)


def observe_class(recorder, module, kind):
    """Replaces the functions of a class by observers. What it inherits, and what others have written into it, stays."""
    recorder.kinds.add(kind)
    recorder.sight(module.__name__, kind.__name__, Member(kind, "__init__", "constructor", False))
    for name, value in list(vars(kind).items()) if type(kind) in PLAIN_KINDS else ():
        form = form_of(name, value)
        function = function_of(value)
        if form is None or function.__code__.co_filename != module.__file__:
            continue
        is_async = inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
        sight = recorder.sight(module.__name__, kind.__name__, Member(kind, name, form, is_async))
        sight.function = function
        observed = observe(recorder, sight, function)
        if isinstance(value, functools.cached_property):
            value.func = observed
        else:
            setattr(kind, name, rewrapped(value, observed))


class Member:
    """What of a class is called: form is constructor, method, property, class method or static."""

    def __init__(self, kind, name, form, is_async):
        self.kind, self.name, self.form, self.is_async = kind, name, form, is_async

    def places(self, places):
        """The arguments of a call as a test passes them: the instance is a receiver, or none of them. None: it is another's."""
        if self.form == "static":
            return places
        (parameter, _, _, first), *rest = places
        if self.kind_of(first) is not self.kind:
            return None
        return rest if self.form in ("class method", "constructor") else [(parameter, "receiver", None, first), *rest]

    def kind_of(self, first):
        """The class that a first argument stands for."""
        return first if self.form == "class method" else type(first)

    def of(self, kind):
        """The same member as another class has inherited it."""
        return Member(kind, self.name, self.form, self.is_async)

    def told(self):
        """As `RecordedMember` of plan/recording.ts; a constructor is the class itself."""
        if self.form == "constructor":
            return None
        of_class = self.form in ("static", "class method")
        return {"name": self.name, "form": "of class" if of_class else self.form, "isAsync": self.is_async}


def form_of(name, value):
    if name == "__init__":
        return "constructor" if isinstance(value, types.FunctionType) else None
    if name.startswith("_") and name != "__call__" or function_of(value) is None:
        return None
    forms = {staticmethod: "static", classmethod: "class method", types.FunctionType: "method"}
    return forms.get(type(value), "property")


def function_of(value):
    """The function that a class holds in some wrapping; None: it is no function."""
    found = getattr(value, "fget", None) or getattr(value, "func", None) or getattr(value, "__func__", value)
    return found if isinstance(found, types.FunctionType) else None


def rewrapped(value, observed):
    if isinstance(value, property):
        return property(observed, value.fset, value.fdel, value.__doc__)
    return type(value)(observed) if isinstance(value, (staticmethod, classmethod)) else observed
