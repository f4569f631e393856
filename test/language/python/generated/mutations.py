"""Real functions of the standard library, changed a little; and texts laid out anew."""

from __future__ import annotations

import ast
import io
import random
import sysconfig
import textwrap
import tokenize
from pathlib import Path

SKIPPED = {"site-packages", "test", "tests", "idlelib", "lib2to3", "encodings", "turtledemo"}
BLANK = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER, tokenize.COMMENT)


def library_functions(rng: random.Random, modules: int) -> list[str]:
    """Sources of functions and classes of some modules, at most sixty lines each."""
    library = Path(sysconfig.get_path("stdlib"))
    paths = sorted(path for path in [*library.glob("*.py"), *library.glob("*/*.py")] if not SKIPPED & set(path.parts[-2:]))
    found = []
    for path in rng.sample(paths, min(modules, len(paths))):
        source = path.read_text(encoding="utf-8", errors="replace")
        lines = source.splitlines(keepends=True)
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                if 2 < node.end_lineno - first < 60:
                    text = textwrap.dedent("".join(lines[first - 1 : node.end_lineno]))
                    found.append(text if text.endswith("\n") else text + "\n")
    return found


def tokens_of(text: str) -> list[tokenize.TokenInfo]:
    try:
        return list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return []


def offsets(text: str) -> list[int]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def spans(text: str) -> list[tuple[int, int, int]]:
    """Start, end and kind of the tokens that say something. Those within format strings are left alone."""
    starts = offsets(text)
    found, depth = [], 0
    for token in tokens_of(text):
        name = tokenize.tok_name[token.type]
        if name in ("FSTRING_START", "TSTRING_START"):
            depth += 1
        if depth == 0 and token.type not in BLANK and token.string:
            start = starts[token.start[0] - 1] + token.start[1]
            end = starts[token.end[0] - 1] + token.end[1]
            found.append((start, end, token.type))
        if name in ("FSTRING_END", "TSTRING_END"):
            depth -= 1
    return found


def mutate(text: str, rng: random.Random) -> str:
    """One change of tokens or lines; the result may be no Python."""
    found = spans(text)
    lines = text.splitlines(keepends=True)
    kind = rng.random()
    if kind < 0.12:
        at = rng.randrange(len(lines))
        return "".join(lines[:at] + [lines[at]] + lines[at:])
    if kind < 0.24:
        at = rng.randrange(len(lines))
        return "".join(lines[:at] + lines[at + 1 :]) or "pass\n"
    if kind < 0.3:
        at = rng.randrange(len(lines))
        change = rng.choice([" ", "    ", "\t"])
        return "".join([*lines[:at], change + lines[at] if rng.random() < 0.5 else lines[at].removeprefix(change), *lines[at + 1 :]])
    if len(found) < 3:
        return text
    one, other = sorted(rng.sample(found, 2))
    if kind < 0.65:
        # Names for names, signs for signs: that often stays Python.
        same = [span for span in found if span[2] == one[2] and span[0] > one[0]]
        other = rng.choice(same or [other])
    if kind < 0.5:
        return text[: one[0]] + text[other[0] : other[1]] + text[one[1] : other[0]] + text[one[0] : one[1]] + text[other[1] :]
    if kind < 0.75:
        return text[: one[0]] + text[other[0] : other[1]] + text[one[1] :]
    if kind < 0.87:
        return text[: one[0]] + text[one[1] :]
    return text[: one[0]] + text[other[0] : other[1]] + " " + text[one[0] :]


def lay_out(text: str, rng: random.Random) -> str:
    """Other blanks, comments and line breaks between the same tokens."""
    found = spans(text)
    comments = {token.start[0] for token in tokens_of(text) if token.type == tokenize.COMMENT}
    inside = string_lines(text)
    pieces, at, depth = [], 0, 0
    for number, (start, end, _) in enumerate(found):
        between = text[at:start]
        word = text[start:end]
        same_line = number > 0 and "\n" not in between and "#" not in between
        if same_line and start >= at:
            between = gap(text[at - 1], word[0], between, depth, rng)
        pieces.append(between + word)
        depth += (word in "([{") - (word in ")]}") if len(word) == 1 else 0
        at = end
    lines = "".join([*pieces, text[at:]]).splitlines(keepends=True)
    return "".join(lines) if comments or inside else "".join(commented(line, rng) for line in lines)


def string_lines(text: str) -> bool:
    """Whether a token or an expression goes over several lines."""
    return any(token.start[0] != token.end[0] and token.type not in BLANK for token in tokens_of(text)) or "\\\n" in text


def gap(before: str, after: str, blanks: str, depth: int, rng: random.Random) -> str:
    needed = (before.isalnum() or before in "_.\"'\\" or not before.isascii()) and (
        after.isalnum() or after in "_.\"'\\" or not after.isascii()
    )
    if rng.random() < 0.7:
        return blanks
    options = ["  ", "\t", " \\\n  "] + ([] if needed or blanks == "" else [""])
    if depth > 0:
        options += ["\n", " # note (\n", "\n\n   "]
    if blanks == "" and (needed or not (before in "([{,)]}" or after in "([{,)]}")):
        return blanks
    return rng.choice(options)


def commented(line: str, rng: random.Random) -> str:
    body = line.rstrip("\n")
    if not body.strip() or body.endswith("\\") or "#" in body or rng.random() < 0.7:
        return line
    return rng.choice([f"{body}  # why: {{\n", f"{body} \t\n", f"{body}\n\n", f"# é ' first\n{line}", f"   \n{line}"])
