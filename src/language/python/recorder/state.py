"""What the package's modules hold as they have been imported: a test finds them so, whatever the notebook has left there."""

import copy
import inspect
import types

from solidify_recorder.clues import codes_in
from solidify_recorder.fingerprints import fingerprint

# Entries of a container beyond which it is a constant.
LARGEST = 1000


class State:
    """Containers of modules, and caches of their functions."""

    def __init__(self):
        self.saved, self.modules = [], []
        # By identity: where a container stands, its fingerprint, and whether it was empty.
        self.places = {}

    def keep(self, module):
        self.modules.append(module)
        for name, value in vars(module).items():
            if type(value) in (dict, list, set) and not name.startswith("__") and len(value) < LARGEST:
                here = {"module": module.__name__, "name": name}
                self.places.setdefault(id(value), (value, here, fingerprint(value), not value))
                try:
                    self.saved.append((value, copy.deepcopy(value)))
                except Exception:
                    continue

    def restore(self):
        for value, saved in self.saved:
            value.clear()
            (value.extend if type(value) is list else value.update)(copy.deepcopy(saved))
        for module in self.modules:
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()

    def read_by(self, function):
        """The containers that a function reads by name, it or what it calls of the package."""
        found, seen, pending = {}, set(), [function]
        while pending:
            each = inspect.unwrap(pending.pop())
            if id(each) in seen:
                continue
            seen.add(id(each))
            for name in {name for code in codes_in(each.__code__) for name in code.co_names}:
                value = each.__globals__.get(name)
                if id(value) in self.places:
                    found[id(value)] = self.places[id(value)]
                pending += [part for part in functions_in(value) if part.__globals__.get("__name__") in self.names()]
        return list(found.values())

    def names(self):
        return {module.__name__ for module in self.modules}


def is_as_imported(places):
    return all(fingerprint(value) == mark for value, _, mark, _ in places)


def emptied(places):
    """References to those that a test has to empty, in case that another test was there before."""
    return [here for _, here, _, is_empty in places if is_empty]


def functions_in(value):
    """A function, or those of a class."""
    if isinstance(value, type):
        return [each for each in vars(value).values() if isinstance(each, types.FunctionType)]
    found = inspect.unwrap(value) if callable(value) else None
    return [found] if isinstance(found, types.FunctionType) else []
