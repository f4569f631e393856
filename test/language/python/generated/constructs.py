"""Constructs that may be read otherwise than CPython reads them, found in CPython's own syntax tree."""

from __future__ import annotations

import ast
import unicodedata

# What the grammar's tables can't tell apart, although no line of a notebook looks like it.
STAR_IN_FORMAT = "a star in the expression of a format string"
STAR_STATEMENT = "a statement that begins with a star"
COMMA_IN_SUITE = "a statement on the line of its header that ends with a comma"
ANNOTATION = "an annotation that goes on after a name with brackets, or has a slice or := in them"
BESIDE_HEADER = "on the line of its header, an annotated a[i] or a.b, or what follows a return annotation"
SOFT_TARGET = "an annotated target that begins with the word type or match"
KEYWORD_UNDERSCORE = "a class pattern with a keyword that is called _"
MATCH_OF_TARGET = "a match of (a).b or [a].b with one case of one expression or assignment"
# What Python 3.10 and 3.11 refuse, and 3.12 takes.
READ_IN_TARGET = "a name that := binds and the target of a comprehension reads"
# What Python 3.13 refuses, and earlier ones take.
PRIVATE_ITERATED = "a private name of a class that := binds and a comprehension iterates with"

SIMPLE = (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return)


def constructs(tree: ast.Module, text: str) -> list[str]:
    found = set()
    lines = text.splitlines(keepends=True) or [""]
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and any(isinstance(each, ast.Starred) for each in ast.walk(node)):
            found.add(STAR_IN_FORMAT)
        if isinstance(node, (ast.Expr, ast.Assign)) and source_at(lines, node).startswith(b"*"):
            found.add(STAR_STATEMENT)
        if any(is_beside(node, each) and ends_with_comma(lines, each) for each in ast.iter_child_nodes(node)):
            found.add(COMMA_IN_SUITE)
        if any(is_beside(node, each) and is_ambiguous(node, each, lines) for each in ast.iter_child_nodes(node)):
            found.add(BESIDE_HEADER)
        if any(goes_on(each) for each in annotations(node)):
            found.add(ANNOTATION)
        if isinstance(node, ast.MatchClass) and "_" in node.kwd_attrs:
            found.add(KEYWORD_UNDERSCORE)
        if isinstance(node, ast.Match) and looks_annotated(lines, node):
            found.add(MATCH_OF_TARGET)
        if isinstance(node, ast.ClassDef) and any(map(is_private, iterated(node) & bound_by_walrus(node))):
            found.add(PRIVATE_ITERATED)
        if isinstance(node, ast.AnnAssign) and not isinstance(node.target, ast.Name) and leftmost(node.target) in ("type", "match"):
            found.add(SOFT_TARGET)
    if read_in_targets(tree) & bound_by_walrus(tree):
        found.add(READ_IN_TARGET)
    return sorted(found)


def source_at(lines: list[str], node: ast.stmt | ast.expr) -> bytes:
    return lines[node.lineno - 1].encode()[node.col_offset :]


def is_beside(parent: ast.AST, node: ast.AST) -> bool:
    """Directly in the body of a compound statement or clause."""
    return isinstance(parent, (ast.stmt, ast.excepthandler, ast.match_case)) and isinstance(node, SIMPLE)


def follows_colon(lines: list[str], node: ast.stmt) -> bool:
    return lines[node.lineno - 1].encode()[: node.col_offset].strip().endswith(b":")


def is_ambiguous(parent: ast.AST, node: ast.stmt, lines: list[str]) -> bool:
    has_returns = getattr(parent, "returns", None) is not None
    is_target = isinstance(node, ast.AnnAssign) and not isinstance(node.target, ast.Name)
    return (has_returns or is_target) and follows_colon(lines, node)


def ends_with_comma(lines: list[str], node: ast.stmt) -> bool:
    value = getattr(node, "value", None)
    last = lines[node.end_lineno - 1].encode()[: node.end_col_offset]
    return follows_colon(lines, node) and isinstance(value, ast.Tuple) and last.endswith(b",")


def looks_annotated(lines: list[str], node: ast.Match) -> bool:
    """Whether `match (a).b: case c: d` could go on as the annotated target `match(a).b` begins."""
    is_target = isinstance(node.subject, (ast.Attribute, ast.Subscript))
    bodies = [case.body for case in node.cases]
    is_single = len(bodies) == 1 == len(bodies[0]) and isinstance(bodies[0][0], (ast.Expr, ast.Assign))
    return is_target and is_single and source_at(lines, node.subject)[:1] in (b"(", b"[")


def annotations(node: ast.AST) -> list[ast.expr]:
    found = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    return [each for each in found if isinstance(each, ast.expr)]


def goes_on(node: ast.expr) -> bool:
    """Whether an annotation begins with `name[…]` and is more than unions of such, or has more in the brackets."""
    plain = True
    while True:
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            return not plain or any(isinstance(each, (ast.Slice, ast.NamedExpr)) for each in parts)
        plain = plain and isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)
        first = first_part(node)
        if first is None:
            return False
        node = first


def first_part(node: ast.expr) -> ast.expr | None:
    """The operand that an expression begins with."""
    if isinstance(node, (ast.BinOp, ast.Compare)):
        return node.left
    if isinstance(node, ast.BoolOp):
        return node.values[0]
    if isinstance(node, (ast.Subscript, ast.Attribute)):
        return node.value
    if isinstance(node, ast.Call):
        return node.func
    return node.body if isinstance(node, ast.IfExp) else None


def leftmost(node: ast.expr) -> str | None:
    while (first := first_part(node)) is not None:
        node = first
    return node.id if isinstance(node, ast.Name) else None


def read_in_targets(tree: ast.AST) -> set[str]:
    return {normal(each.id) for each in names_in_targets(tree) if isinstance(each.ctx, ast.Load)}


def iterated(tree: ast.AST) -> set[str]:
    return {normal(each.id) for each in names_in_targets(tree) if isinstance(each.ctx, ast.Store)}


def names_in_targets(tree: ast.AST) -> list[ast.Name]:
    targets = [node.target for node in ast.walk(tree) if isinstance(node, ast.comprehension)]
    return [each for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]


def is_private(name: str) -> bool:
    return name.startswith("__") and not name.endswith("__")


def bound_by_walrus(tree: ast.AST) -> set[str]:
    return {normal(node.target.id) for node in ast.walk(tree) if isinstance(node, ast.NamedExpr)}


def normal(name: str) -> str:
    return unicodedata.normalize("NFKC", name)
