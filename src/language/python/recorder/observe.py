"""Observes the calls that a notebook makes to functions of its package, and writes them to a file as they happen.

The functions of the modules are replaced, as the modules are imported, by observers that do what the function does. Only
outermost calls are seen. Whatever goes wrong in here, the notebook never notices.
"""

import contextlib
import importlib.abc
import os
import sys
import types

from solidify_recorder.calls import OURS, at_work
from solidify_recorder.hints import Hints, Source
from solidify_recorder.members import observe_class
from solidify_recorder.observers import observe, observe_callable
from solidify_recorder.recorder import Recorder


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
        source = self.source_of(module)
        for function in planned["functions"]:
            found = vars(module).get(function)
            is_plain = isinstance(found, types.FunctionType) or hasattr(found, "cache_info")
            if is_plain and getattr(found, "__module__", None) == name:
                sight = self.recorder.sight(name, function)
                sight.function = found
                sight.has_data = function in self.recorder.config["data"].get(name, ())
                sight.hints = source and Hints(found, source, self.recorder.rules, is_notebook_at_work)
                observed = observe(self.recorder, sight, found)
                setattr(module, function, observed)
                put_into_tables(module, found, observed)
            elif not isinstance(found, type) and callable(found):
                with contextlib.suppress(Exception):
                    sight = self.recorder.sight(name, function)
                    sight.refused = source and {"kind": "none", "problem": "decorated"}
                    observe_callable(self.recorder, sight, found)
        for each in planned["classes"]:
            found = vars(module).get(each)
            if isinstance(found, type) and found.__module__ == name:
                observe_class(self.recorder, module, found)
        for constant in planned["constants"]:
            if constant in vars(module):
                self.recorder.origins.add_constant(name, constant, vars(module)[constant])

        self.recorder.state.keep(module)

    def source_of(self, module):
        """The syntax of a module, where hints are asked for."""
        if not self.recorder.config["hints"]:
            return None
        with open(module.__file__, encoding="utf-8") as file:
            return Source(file.read())


def put_into_tables(module, function, observed):
    """Where a module holds its functions in a list or dict, they are called from there."""
    for table in vars(module).values():
        if type(table) in (dict, list):
            for place, value in list(table.items() if type(table) is dict else enumerate(table)):
                if value is function:
                    table[place] = observed


def is_notebook_at_work():
    return at_work.get() != OURS


recorders = []


def start(config):
    """Begins to observe."""
    recorder = Recorder(config)
    recorders.append(recorder)
    # Watching puts frames between those of functions that call themselves.
    sys.setrecursionlimit(3 * sys.getrecursionlimit())
    sys.meta_path.insert(0, Hook(recorder))


def finish():
    """Says what was seen, once the notebook has run."""
    for recorder in recorders:
        recorder.finish()
    plots = sys.modules.get("matplotlib.pyplot")
    if plots is not None:
        # What made-up calls have drawn would be shown now, or fail to be.
        plots.close("all")
