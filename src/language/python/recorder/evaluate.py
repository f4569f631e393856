"""Makes values anew from their code, as a test does."""

import ast
import importlib


def evaluate(code):
    """The value that some code stands for."""
    kind = code["kind"]
    if kind == "literal":
        return ast.literal_eval(code["source"])
    if kind == "special-float":
        return eval(code["source"], {})
    if kind in ("list", "tuple", "set", "frozenset"):
        return {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}[kind](map(evaluate, code["items"]))
    if kind == "dict":
        return {evaluate(each["key"]): evaluate(each["value"]) for each in code["entries"]}
    if kind == "reference":
        return named(code["to"])
    if kind == "call":
        kwargs = {each["name"]: evaluate(each["value"]) for each in code["kwargs"]}
        return named(code["callee"])(*map(evaluate, code["args"]), **kwargs)
    if kind == "part":
        return eval("value" + code["access"], {"value": evaluate(code["of"])})
    return eval(code["source"], imported(code["imports"]))


def named(reference):
    found = importlib.import_module(reference["module"])
    for part in reference["name"].split("."):
        found = getattr(found, part)
    return found


def imported(imports):
    names = {}
    for each in imports:
        module = importlib.import_module(each["module"])
        names[each["name"]] = module if each["member"] is None else getattr(module, each["member"])
    return names
