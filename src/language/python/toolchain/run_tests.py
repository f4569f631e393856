"""Runs test files of a package in this interpreter, with pytest where it has it, and says how each test ended.

Reads one line of JSON from stdin:
    {"files": [{"path": "src/demo/core.py", "text": "..."}], "tests": ["tests/test_core.py"], "order": "forward",
     "spared": [["tests/test_core.py", "test_add", 2]]}
The files are put into a folder of its own, which is the current one while the tests run and goes with this process; "spared"
are tests that are left out: file, function, and case of a parametrized one or null. Writes one line of JSON per event to stdout:
    {"event": "begun", "file": "...", "test": "test_add", "case": 2}
    {"event": "ended", "file": "...", "test": "test_add", "case": 2, "error": null}       null, or the name of what was raised
    {"event": "broken", "file": "...", "error": "..."}                                      the file can't be imported
What tests print goes nowhere, and no message of an error is told: both may hold values.
"""

import sys

# `python -c` puts the current folder first; no file there may shadow a module that is used here.
sys.path[:] = [entry for entry in sys.path if entry]

import importlib.util
import json
import os
import shutil
import signal
import tempfile
import threading
import types


def ours(stream):
    """A stream of events; what else is written to stdout and stderr goes nowhere."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    return events


def put_files(folder, files):
    for file in files:
        path = os.path.join(folder, *file["path"].split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as target:
            target.write(file["text"])


# ---------------------------------------------------------------------------------------------------------------
# Without pytest: what the made tests use of it


class Approximately:
    """As `pytest.approx` compares: numbers within 1e-6 of their size, and what holds such numbers."""

    __array_ufunc__ = None
    __array_priority__ = 100

    def __init__(self, expected, rel=1e-6, abs=1e-12, nan_ok=False):
        self.expected, self.rel, self.abs, self.nan_ok = expected, rel, abs, nan_ok

    def __eq__(self, actual):
        return self.equal(actual, self.expected)

    def equal(self, actual, expected):
        if isinstance(expected, dict):
            return set(actual) == set(expected) and all(self.equal(actual[key], expected[key]) for key in expected)
        if hasattr(expected, "tolist") or hasattr(actual, "tolist"):
            actual = actual.tolist() if hasattr(actual, "tolist") else actual
            expected = expected.tolist() if hasattr(expected, "tolist") else expected
        if isinstance(expected, (list, tuple)):
            return len(actual) == len(expected) and all(map(self.equal, actual, expected))
        if isinstance(expected, bool) or not isinstance(expected, (int, float, complex)):
            return bool(actual == expected)
        if actual == expected:
            return True
        if expected != expected:
            return self.nan_ok and actual != actual
        return abs(actual - expected) <= max(self.abs, self.rel * abs(expected)) < float("inf")


class Raises:
    def __init__(self, expected, match=None):
        self.expected, self.match = expected, match

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        import re

        assert kind is not None, "nothing was raised"
        if not issubclass(kind, self.expected):
            return False
        assert self.match is None or re.search(self.match, str(error))
        return True


class Mark:
    def skip(self, *_, **__):
        return lambda function: setattr(function, "skipped", True) or function

    def parametrize(self, names, cases, **_):
        names = [each.strip() for each in names.split(",")] if isinstance(names, str) else list(names)
        # A single name may be given one value each, not a tuple of it.
        rows = [dict(zip(names, case if len(names) > 1 else [case])) for case in map(values_of, cases)]
        return lambda function: setattr(function, "cases", rows) or function

    def __getattr__(self, name):
        return lambda *_, **__: lambda function: function


def values_of(case):
    return case.values if isinstance(case, types.SimpleNamespace) else case


def stand_in():
    module = types.ModuleType("pytest")
    module.approx, module.raises, module.mark = Approximately, Raises, Mark()
    module.param = lambda *values, **_: types.SimpleNamespace(values=values if len(values) > 1 else values[0])
    return module


def run_plainly(request, say):
    sys.modules["pytest"] = stand_in()
    for at, file in enumerate(ordered(request["tests"], request)):
        try:
            spec = importlib.util.spec_from_file_location("made_tests_%d" % at, file)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        except Exception as error:
            say({"event": "broken", "file": file, "error": type(error).__name__})
            continue
        tests = [(name, test) for name, test in vars(module).items() if name.startswith("test_") and callable(test)]
        for name, test in ordered(tests, request):
            if not getattr(test, "skipped", False):
                run_cases(request, say, file, name, test)


def run_cases(request, say, file, name, test):
    rows = getattr(test, "cases", None)
    cases = [(None, {})] if rows is None else list(enumerate(rows))
    for case, arguments in ordered(cases, request):
        if [file, name, case] in request["spared"]:
            continue
        at = {"file": file, "test": name, "case": case}
        say({"event": "begun", **at})
        try:
            test(**arguments)
            error = None
        except Exception as raised:
            error = type(raised).__name__
        say({"event": "ended", **at, "error": error})


def ordered(items, request):
    return list(items) if request["order"] == "forward" else list(items)[::-1]


# ---------------------------------------------------------------------------------------------------------------
# With pytest


class Plugin:
    """Tells the events of pytest's own."""

    def __init__(self, request, say):
        self.request, self.say, self.errors = request, say, {}

    def place(self, item):
        case = getattr(item, "callspec", None)
        number = None if case is None else next(iter(case.indices.values()))
        file = os.path.relpath(str(item.fspath), os.getcwd()).replace(os.sep, "/")
        return {"file": file, "test": getattr(item, "originalname", item.name), "case": number}

    def pytest_collection_modifyitems(self, items):
        kept = [each for each in items if list(self.place(each).values()) not in self.request["spared"]]
        items[:] = ordered(kept, self.request)

    def pytest_collectreport(self, report):
        if report.failed:
            self.say({"event": "broken", "file": report.nodeid, "error": "ImportError"})

    def pytest_runtest_protocol(self, item):
        if not any(item.iter_markers("skip")):
            self.say({"event": "begun", **self.place(item)})

    def pytest_runtest_makereport(self, item, call):
        if call.when != "call" and call.excinfo is None:
            return
        raised = None if call.excinfo is None else call.excinfo.type.__name__
        if raised != "Skipped":
            self.say({"event": "ended", **self.place(item), "error": raised})


def run_with_pytest(request, say):
    import pytest

    # No configuration, plugin or cache of the machine has a say.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    with open("pytest.ini", "w") as file:
        file.write("[pytest]\n")
    options = ["-q", "-p", "no:cacheprovider", "--continue-on-collection-errors", "--import-mode=importlib", "-c", "pytest.ini", "--rootdir", os.getcwd()]
    pytest.main([*options, *request["tests"]], plugins=[Plugin(request, say)])


def has_pytest():
    try:
        return importlib.util.find_spec("pytest") is not None and importlib.util.find_spec("_pytest") is not None
    except ValueError:
        return False


def main():
    request = json.loads(sys.stdin.buffer.readline())
    events = ours(sys.stdout)

    def say(event):
        events.write(json.dumps(event) + "\n")
        events.flush()

    folder = os.path.realpath(tempfile.mkdtemp(prefix="solidify-tests-"))

    def stop(*_):
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(143)

    def stop_at_end_of_input():
        while sys.stdin.buffer.read(4096):
            pass
        stop()

    threading.Thread(target=stop_at_end_of_input, daemon=True).start()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    try:
        put_files(folder, request["files"])
        os.chdir(folder)
        sys.path.insert(0, os.path.join(folder, "src"))
        sys.dont_write_bytecode = True
        os.environ.setdefault("MPLBACKEND", "agg")
        (run_with_pytest if has_pytest() else run_plainly)(request, say)
    finally:
        os.chdir(os.path.dirname(folder))
        shutil.rmtree(folder, ignore_errors=True)
    events.flush()
    # Not `sys.exit`: the thread that waits for the end of input holds stdin's lock, and nothing a test started may stay.
    os._exit(0)


if __name__ == "__main__":
    main()
