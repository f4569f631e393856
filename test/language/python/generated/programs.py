"""python programs.py COUNT SEED: writes COUNT programs, one JSON object a line:

kind      where it comes from: grammar, library
text      the program
refusal   why CPython doesn't compile it as a cell, whole and statement by statement as IPython does; null where it does
variants  other texts of it, and whether `ast.dump` is the same (without the memory of u prefixes, and with `del (a, b)`
          taken for `del a, b`)
"""

from __future__ import annotations

import ast
import json
import random
import sys
import warnings

from mutations import lay_out, library_functions, mutate
from statements import Statements

FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def refusal(text: str) -> str | None:
    try:
        for node in ast.parse(text).body:
            compile(ast.Module([node], []), "cell", "exec", FLAGS, dont_inherit=True)
        compile(text, "cell", "exec", FLAGS, dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return getattr(error, "msg", None) or str(error)
    return None


def compiles(text: str) -> bool:
    return refusal(text) is None


class Same(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        node.kind = None
        return node

    def visit_Delete(self, node: ast.Delete) -> ast.Delete:
        self.generic_visit(node)
        while any(isinstance(target, (ast.Tuple, ast.List)) for target in node.targets):
            node.targets = [
                inner
                for target in node.targets
                for inner in (target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target])
            ]
        return node


def dump(text: str) -> str | None:
    return ast.dump(Same().visit(ast.parse(text))) if compiles(text) else None


def variants(text: str, rng: random.Random) -> list[dict[str, object]]:
    """Some that should be the same, and some that should not."""
    own = dump(text)
    texts = [lay_out(text, rng), ast.unparse(ast.parse(text)), mutate(text, rng), mutate(text, rng)]
    dumps = [(each, dump(each)) for each in texts if each != text]
    return [{"text": each, "same": found == own} for each, found in dumps if found is not None]


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
        refused = refusal(text)
        found = [] if refused else variants(text, rng)
        print(json.dumps({"kind": kind, "text": text, "refusal": refused, "variants": found}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
