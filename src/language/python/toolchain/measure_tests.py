"""Measures how much a package's tests hold: which lines of its functions they run, and which mutants of these they catch.

Reads one line of JSON from stdin:
    {"runner": "...", "files": [{"path": "src/demo/core.py", "text": "..."}], "modules": {"demo.core": "src/demo/core.py"},
     "mutants": 400, "seconds": 120}
"runner" is the text of run_tests.py, whose stand-in for pytest is used. Mutants are made of the syntax of each function's body:
of comparisons, arithmetic, constants, returned values, and by leaving out a statement. Each takes the function's place in this
process while the tests that reach the function run. Writes one line of JSON per event to stdout:
    {"event": "measured", "at": 12, "of": 80}
    {"event": "done", "functions": [{"module": "...", "name": "...", "lines": 9, "covered": 7, "tested": true,
     "mutants": 12, "caught": 11, "returns": 3, "returnsCaught": 3, "survivors": [{"line": 4, "change": "< becomes <="}]}],
     "left": 0}                                                   "left": mutants that there was no time for
"""

import sys

sys.path[:] = [entry for entry in sys.path if entry]

import ast
import copy
import ctypes
import importlib
import importlib.util
import json
import os
import shutil
import tempfile
import threading
import time
import types


class OutOfTime(BaseException):
    """No test and no mutant can swallow it."""


# ---------------------------------------------------------------------------------------------------------------
# Mutants: changes of the syntax, made and taken back in place

SWAPPED = {
    ast.Lt: (ast.LtE, "< becomes <="), ast.LtE: (ast.Lt, "<= becomes <"),
    ast.Gt: (ast.GtE, "> becomes >="), ast.GtE: (ast.Gt, ">= becomes >"),
    ast.Eq: (ast.NotEq, "== becomes !="), ast.NotEq: (ast.Eq, "!= becomes =="),
    ast.In: (ast.NotIn, "in becomes not in"), ast.NotIn: (ast.In, "not in becomes in"),
    ast.Is: (ast.IsNot, "is becomes is not"), ast.IsNot: (ast.Is, "is not becomes is"),
    ast.Add: (ast.Sub, "+ becomes -"), ast.Sub: (ast.Add, "- becomes +"),
    ast.Mult: (ast.Div, "* becomes /"), ast.Div: (ast.Mult, "/ becomes *"),
    ast.FloorDiv: (ast.Mult, "// becomes *"), ast.Mod: (ast.Mult, "% becomes *"), ast.Pow: (ast.Mult, "** becomes *"),
    ast.BitAnd: (ast.BitOr, "& becomes |"), ast.BitOr: (ast.BitAnd, "| becomes &"),
    ast.And: (ast.Or, "and becomes or"), ast.Or: (ast.And, "or becomes and"),
}  # fmt: skip

REMOVABLE = (ast.Assign, ast.AugAssign, ast.Expr, ast.Raise, ast.Delete, ast.Assert)


def changes_of(function):
    """(line, what changes, whether in a return, make, take back) of every mutant of a function's body."""
    return [change for statement in function.body for change in statement_changes(statement, statement is function.body[0])]


def statement_changes(statement, may_be_docstring=False):
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return
    if isinstance(statement, ast.Return) and statement.value is not None:
        if not (isinstance(statement.value, ast.Constant) and statement.value.value is None):
            nothing = ast.copy_location(ast.Constant(None), statement.value)
            yield change(statement, "value", nothing, "nothing is returned", statement, True)
    if isinstance(statement, REMOVABLE):
        yield removal(statement)
    inside = isinstance(statement, ast.Return)
    for field, value in ast.iter_fields(statement):
        if field in ("annotation", "returns", "decorator_list", "args", "type_params"):
            continue
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, ast.stmt):
                yield from statement_changes(each)
            elif isinstance(each, ast.AST):
                yield from expression_changes(each, statement, inside)
    if isinstance(statement, ast.AugAssign) and type(statement.op) in SWAPPED:
        kind, words = SWAPPED[type(statement.op)]
        yield change(statement, "op", kind(), words, statement, False)


def expression_changes(node, statement, inside):
    if isinstance(node, (ast.BinOp, ast.BoolOp)) and type(node.op) in SWAPPED:
        kind, words = SWAPPED[type(node.op)]
        yield change(node, "op", kind(), words, node, inside)
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            kind, words = SWAPPED[type(operator)]
            yield change(node, "ops", [*node.ops[:place], kind(), *node.ops[place + 1 :]], words, node, inside)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        other = ast.UAdd() if isinstance(node.op, ast.USub) else None
        if other is not None:
            yield change(node, "op", other, "- is left out", node, inside)
    if isinstance(node, ast.Constant):
        other = other_constant(node.value)
        if other is not None:
            yield change(node, "value", other, "%s becomes another" % type(node.value).__name__, node, inside)
    if isinstance(node, ast.FormattedValue):
        yield from expression_changes(node.value, statement, inside)
        return
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.match_case):
            for each in child.body:
                yield from statement_changes(each)
        elif isinstance(child, ast.stmt):
            yield from statement_changes(child)
        elif isinstance(child, ast.AST):
            yield from expression_changes(child, statement, inside)


def other_constant(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, str):
        return value + "?"
    return None


def change(node, field, new, words, place, inside):
    old = getattr(node, field)
    return (
        getattr(place, "lineno", 0),
        words,
        inside,
        lambda: setattr(node, field, new),
        lambda: setattr(node, field, old),
    )


def removal(statement):
    """A statement that does nothing: its class is changed, since whatever holds it keeps it."""
    kind, fields = type(statement), dict(vars(statement))

    def make():
        keep = {name: fields[name] for name in ("lineno", "col_offset", "end_lineno", "end_col_offset") if name in fields}
        vars(statement).clear()
        vars(statement).update(keep)
        statement.__class__ = ast.Pass

    def take_back():
        statement.__class__ = kind
        vars(statement).clear()
        vars(statement).update(fields)

    return fields.get("lineno", 0), "a statement is left out", False, make, take_back


# ---------------------------------------------------------------------------------------------------------------
# Functions of the package, as syntax and as objects


class Function:
    def __init__(self, module, name, tree, node, target):
        self.module, self.name, self.tree, self.node, self.target = module, name, tree, node, target
        self.original = target.__code__
        self.lines = lines_of(self.original) - {self.original.co_firstlineno}
        self.tests = []


def lines_of(code):
    """Lines that can run: those of the code and of what is nested in it."""
    own = {line for _, _, line in code.co_lines() if line is not None}
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            own |= lines_of(constant)
    return own


def functions_of(modules):
    for name, path in modules.items():
        module = importlib.import_module(name)
        with open(path, encoding="utf-8") as file:
            tree = ast.parse(file.read(), path)
        objects = {}
        for holder in [module, *(each for each in vars(module).values() if isinstance(each, type) and each.__module__ == name)]:
            for value in list(vars(holder).values()):
                target = plain(value)
                if target is not None and target.__module__ == name:
                    objects[target.__code__.co_name, target.__code__.co_firstlineno] = target
        for node, prefix in definitions(tree):
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            target = objects.get((node.name, first))
            if target is not None:
                yield Function(name, prefix + node.name, tree, node, target)


def definitions(tree):
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node, ""
        elif isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield each, node.name + "."


def plain(value):
    """The function behind what decorators made of it; None for anything else."""
    for _ in range(20):
        if isinstance(value, types.FunctionType) and not hasattr(value, "__wrapped__"):
            return value
        value = getattr(value, "__wrapped__", None) or getattr(value, "__func__", None) or getattr(value, "fget", None)
    return None


def code_in(code, wanted):
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            if (constant.co_name, constant.co_firstlineno) == (wanted.co_name, wanted.co_firstlineno):
                return constant
            found = code_in(constant, wanted)
            if found is not None:
                return found
    return None


# ---------------------------------------------------------------------------------------------------------------
# State that one run leaves to the next


class State:
    """Containers that stand in the package's modules, and caches of its functions, as they were after importing."""

    def __init__(self, modules):
        self.modules = [importlib.import_module(name) for name in modules]
        self.saved = []
        for module in self.modules:
            for name, value in vars(module).items():
                if type(value) in (dict, list, set) and not name.startswith("__"):
                    try:
                        self.saved.append((value, copy.deepcopy(value)))
                    except Exception:
                        continue

    def restore(self):
        for value, saved in self.saved:
            value.clear()
            (value.extend if isinstance(value, list) else value.update)(copy.deepcopy(saved))
        for module in self.modules:
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


# ---------------------------------------------------------------------------------------------------------------
# Tests


def tests_in(files):
    for at, file in enumerate(files):
        try:
            spec = importlib.util.spec_from_file_location("measured_tests_%d" % at, file)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        except Exception:
            continue
        for name, test in list(vars(module).items()):
            if not name.startswith("test_") or not callable(test) or getattr(test, "skipped", False):
                continue
            for arguments in getattr(test, "cases", None) or [{}]:
                yield test, arguments


class Clock:
    """Ends what takes too long in the main thread, wherever it is in Python code."""

    def __init__(self):
        self.main, self.deadline, self.lock = threading.get_ident(), None, threading.Lock()
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        while True:
            time.sleep(0.05)
            with self.lock:
                if self.deadline is not None and time.monotonic() > self.deadline:
                    self.deadline = time.monotonic() + 1
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self.main), ctypes.py_object(OutOfTime))

    def limit(self, seconds):
        with self.lock:
            self.deadline = None if seconds is None else time.monotonic() + seconds


def passes(test, arguments, clock, seconds):
    try:
        try:
            clock.limit(seconds)
            # A copy: a test may change what its table holds.
            test(**copy.deepcopy(arguments))
            return True
        finally:
            clock.limit(None)
    except (Exception, OutOfTime, SystemExit):
        return False


def trace_into(folder, seen):
    """Notes the lines that run in the files of a folder."""

    def lines(frame, event, _):
        if event == "line":
            seen.add((frame.f_code.co_filename, frame.f_lineno))
        return lines

    def calls(frame, event, _):
        return lines if frame.f_code.co_filename.startswith(folder) else None

    return calls


def measure(request, say, folder):
    functions = list(functions_of(request["modules"]))
    state, clock = State(request["modules"]), Clock()
    covered = {id(each): set() for each in functions}
    source = os.path.join(folder, "src")
    paths = [file["path"] for file in request["files"]]
    for test, arguments in tests_in([path for path in paths if path.startswith("tests/") and path.endswith(".py")]):
        seen = set()
        began = time.monotonic()
        state.restore()
        sys.settrace(trace_into(source, seen))
        green = passes(test, arguments, clock, 60)
        sys.settrace(None)
        if not green:
            continue
        limit = max(1.0, 10 * (time.monotonic() - began))
        for each in functions:
            own = {line for file, line in seen if file == each.original.co_filename} & each.lines
            covered[id(each)] |= own
            if own:
                each.tests.append((test, arguments, limit))
    results, left = mutate(functions, state, clock, request, say)
    say(
        {
            "event": "done",
            "left": left,
            "functions": [
                {
                    "module": each.module,
                    "name": each.name,
                    "lines": len(each.lines),
                    "covered": len(covered[id(each)]),
                    "tested": bool(each.tests),
                    **results[id(each)],
                }
                for each in functions
            ],
        }
    )


def mutate(functions, state, clock, request, say):
    results = {
        id(each): {"mutants": 0, "caught": 0, "returns": 0, "returnsCaught": 0, "survivors": []} for each in functions
    }
    # One of each function after the other, so that every function has its share where the time is short.
    lists = [[(each, one) for one in changes_of(each.node)] for each in functions]
    queue = [pair for row in range(max(map(len, lists), default=0)) for each in lists for pair in each[row : row + 1]]
    until = time.monotonic() + request["seconds"]
    chosen = queue[: request["mutants"]]
    for at, (function, (line, words, inside, make, take_back)) in enumerate(chosen):
        if time.monotonic() > until:
            return results, len(queue) - at
        say({"event": "measured", "at": at + 1, "of": len(chosen)})
        make()
        try:
            code = code_in(compile(function.tree, function.original.co_filename, "exec"), function.original)
        except (SyntaxError, ValueError, TypeError):
            code = None
        take_back()
        if code is None or code.co_freevars != function.original.co_freevars or code == function.original:
            continue
        caught = is_caught(function, code, state, clock)
        result = results[id(function)]
        result["mutants"] += 1
        result["caught"] += caught
        result["returns"] += inside
        result["returnsCaught"] += inside and caught
        if not caught:
            result["survivors"].append({"line": line, "change": words})
    return results, len(queue) - len(chosen)


def is_caught(function, code, state, clock):
    try:
        function.target.__code__ = code
    except ValueError:
        return False
    try:
        for test, arguments, limit in function.tests:
            state.restore()
            if not passes(test, arguments, clock, limit):
                return True
        return False
    finally:
        function.target.__code__ = function.original
        state.restore()


def main():
    request = json.loads(sys.stdin.buffer.readline())
    runner = types.ModuleType("runner")
    exec(compile(request["runner"], "run_tests.py", "exec"), vars(runner))
    events = runner.ours(sys.stdout)

    def say(event):
        events.write(json.dumps(event) + "\n")
        events.flush()

    folder = os.path.realpath(tempfile.mkdtemp(prefix="solidify-measure-"))

    def stop_at_end_of_input():
        while sys.stdin.buffer.read(4096):
            pass
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(143)

    threading.Thread(target=stop_at_end_of_input, daemon=True).start()
    try:
        runner.put_files(folder, request["files"])
        os.chdir(folder)
        sys.path.insert(0, os.path.join(folder, "src"))
        sys.dont_write_bytecode = True
        os.environ.setdefault("MPLBACKEND", "agg")
        sys.modules["pytest"] = runner.stand_in()
        measure(request, say, folder)
    finally:
        os.chdir(os.path.dirname(folder))
        shutil.rmtree(folder, ignore_errors=True)
    events.flush()
    os._exit(0)


main()
