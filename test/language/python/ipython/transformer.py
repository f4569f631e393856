"""Reads a JSON list of cells, writes for each what IPython's own transformer does with it:

lines   0-based lines of the cell that it treats as IPython syntax, prompts and indentation left out; null when it
        refuses the cell itself
magic   the name when all of it goes to a cell magic, else null
valid   whether the result is Python that compiles statement by statement, as IPython runs it
"""

import ast
import json
import sys
import warnings

from IPython.core.inputtransformer2 import TransformerManager


def treated(cell: str) -> tuple[list[int], str | None, str]:
    manager = TransformerManager()
    lines = (cell if cell.endswith("\n") else cell + "\n").splitlines(keepends=True)
    count = len(lines)
    for transform in manager.cleanup_transforms:
        lines = transform(lines)
    # Only leading_empty_lines drops lines.
    origin = list(range(count - len(lines), count))
    body = manager.line_transforms[0](lines)
    if body != lines:
        name = ast.parse(body[0]).body[0].value.args[0].value
        return origin, name, "".join(body)
    found: set[int] = set()
    while True:
        changed, after = manager.do_one_token_transform(lines)
        if not changed:
            return sorted(found), None, "".join(lines)
        start = next(i for i, (a, b) in enumerate(zip([*lines, ""], [*after, ""])) if a != b)
        gone = len(lines) - len(after) + 1
        found.update(origin[start : start + gone])
        origin[start : start + gone] = [origin[start]]
        lines = after


def compiles(text: str) -> bool:
    try:
        for node in ast.parse(text).body:
            flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            compile(ast.Module([node], []), "cell", "exec", flags, dont_inherit=True)
    except SyntaxError:
        return False
    return True


def verdict(cell: str) -> dict[str, object]:
    try:
        lines, magic, text = treated(cell)
    except (SyntaxError, IndexError):  # its own rule for assignments fails on `x = %` at the end
        return {"lines": None, "magic": None, "valid": False}
    return {"lines": lines, "magic": magic, "valid": compiles(text)}


warnings.simplefilter("ignore")
json.dump([verdict(cell) for cell in json.load(sys.stdin)], sys.stdout)
