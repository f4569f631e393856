"""What the package's modules hold as they have been imported, so that a made-up call finds nothing of the notebook's in there."""

import copy

# Entries of a container beyond which it is a constant.
LARGEST = 1000


class State:
    """Containers of modules, and caches of their functions."""

    def __init__(self):
        self.saved, self.modules = [], []

    def keep(self, module):
        self.modules.append(module)
        for name, value in vars(module).items():
            if type(value) in (dict, list, set) and not name.startswith("__") and len(value) < LARGEST:
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
