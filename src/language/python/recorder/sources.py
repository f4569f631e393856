"""What stands in the notebook's source: the strings that a test may repeat."""

import ast
import re

from solidify_recorder.values import LONGEST


NUMBER = r" *([+-]?[0-9]{1,6}(?:\.[0-9]{1,6})?)"


def parse_cells(sources):
    """The syntax trees of the cells that are Python."""
    from IPython.core.inputtransformer2 import TransformerManager

    for source in sources:
        try:
            yield ast.parse(TransformerManager().transform_cell(source))
        except Exception:
            continue


def strings_of(tree):
    """Short string and bytes literals; not docstrings, nor pieces of f-strings."""
    told = set()
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            if id(node) not in pieces and id(node) not in bare and len(node.value) <= LONGEST:
                told.add(node.value)
        elif isinstance(node, ast.keyword) and node.arg is not None:
            # `dict(name=1)` says "name" as `{"name": 1}` does.
            told.add(node.arg)
    return told


def names_of(tree):
    """Names, attributes and keywords that the code writes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, (ast.arg, ast.keyword)) and node.arg is not None:
            yield node.arg


def pieces_of(tree):
    """What f-strings say between their values."""
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = [part.value for node in joined for part in node.values if isinstance(part, ast.Constant)]
    return {part for part in parts if len(part) <= LONGEST}


def templates_of(tree, hidden):
    """
    Patterns of f-strings that say something, with numbers in the place of their values: a text that fits one holds nothing but
    what stands in the source, and numbers.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr):
            continue
        said = [part.value for part in node.values if isinstance(part, ast.Constant)]
        if any(letter.isalpha() for letter in "".join(said)) and not any(hides(each, hidden) for each in said):
            parts = [re.escape(part.value) if isinstance(part, ast.Constant) else NUMBER for part in node.values]
            yield re.compile("".join(parts))


def hides(text, hidden):
    """Whether a string is, holds, or is a longer part of something that must not be repeated."""
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    return any(each in text or (len(text) > 3 and text in each) for each in hidden)


def read_sources(trees, hidden):
    """The strings and names that may be repeated, the pieces that other strings may be told by, and what results may look like."""
    strings, pieces = set(), set()
    templates = [each for tree in trees for each in templates_of(tree, hidden)]
    for tree in trees:
        strings |= strings_of(tree)
        pieces |= pieces_of(tree)
    strings = {each for each in strings if not hides(each, hidden)}
    pieces = {each for each in pieces if not hides(each, hidden)}
    long_enough = {each for each in pieces | strings if isinstance(each, str) and len(each) > 1}
    names = {each for tree in trees for each in names_of(tree) if not hides(each, hidden)}
    return strings, names, long_enough, templates
