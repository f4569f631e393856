"""python programs.py COUNT SEED: writes COUNT programs, one JSON object a line:

kind      where it comes from: grammar, library
text      the program
refusal   why CPython doesn't compile it as a cell, statement by statement as IPython does; null where it does
constructs what of it may be read otherwise; see constructs.py
variants  other texts of it, and whether the syntax is the same
"""

from __future__ import annotations

import __future__
import ast
import json
import random
import sys
import warnings

from constructs import constructs
from mutations import lay_out, library_functions, mutate
from same_syntax import dump
from statements import Statements

CELL = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
ANNOTATIONS = __future__.annotations.compiler_flag


def refusal(tree: ast.Module) -> str | None:
    """Why CPython doesn't compile one of the statements, each alone as IPython does; future annotations stay in force."""
    flags = CELL
    try:
        for node in tree.body:
            code = compile(ast.Module([node], []), "cell", "exec", flags, dont_inherit=True)
            flags |= code.co_flags & ANNOTATIONS
    except (SyntaxError, ValueError) as error:
        return reason(error)
    return None


def reason(error: Exception) -> str:
    return getattr(error, "msg", None) or str(error)


def variants(text: str, tree: ast.Module, rng: random.Random) -> list[dict[str, object]]:
    """Some that should be the same, and some that should not."""
    texts = [lay_out(text, rng), ast.unparse(tree), mutate(text, rng), mutate(text, rng)]
    own = dump(tree)
    found = []
    for each in texts:
        if each == text:
            continue
        try:
            other = ast.parse(each)
        except (SyntaxError, ValueError):
            continue
        if refusal(other) is None:
            found.append({"text": each, "same": dump(other) == own, "constructs": constructs(other, each)})
    return found


def verdict(text: str, rng: random.Random) -> dict[str, object]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        return {"refusal": reason(error), "constructs": [], "variants": []}
    refused = refusal(tree)
    own = constructs(tree, text)
    return {"refusal": refused, "constructs": own, "variants": [] if refused else variants(text, tree, rng)}


def main(count: int, seed: int) -> None:
    warnings.simplefilter("ignore")
    rng = random.Random(seed)
    functions = library_functions(rng, max(8, count // 100))
    for number in range(count):
        if number % 3 < 2:
            kind, text = "grammar", Statements(rng).program()
            if rng.random() < 0.1:
                text = mutate(text, rng)
        else:
            kind, text = "library", rng.choice(functions)
            for _ in range(rng.randint(1, 2)):
                text = mutate(text, rng)
        print(json.dumps({"kind": kind, "text": text, **verdict(text, rng)}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
