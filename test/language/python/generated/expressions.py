"""Random expressions of Python, with few names, so that scopes meet each other."""

from __future__ import annotations

import random
from contextlib import contextmanager
from dataclasses import dataclass, field

NAMES = ["a", "b", "c", "x", "y", "K", "self", "df", "__p", "__q__", "_", "é", "ﬁn", "match", "case", "type", "print"]
ATTRIBUTES = ["a", "x", "shape", "__p", "match", "é"]
NUMBERS = ["0", "1", "42", "0xFF", "0o17", "0b101", "1_000", "1.5", ".5", "2.", "1e5", "1E-3", "3j", "1.0J", "00"]
TEXTS = ["", "a", "K x", "%s", "a{b", "}} {{", "#", "é", "a: b", "😀"]
ESCAPES = [r"\n", r"\x41", r"\u0042", r"\N{EM DASH}", r"\103", r"\\", r"\d", r"\'"]

# Levels of precedence, weakest first.
TEST, OR, AND, NOT, COMPARISON, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, TERM, UNARY, POWER, AWAIT, ATOM = range(15)
BINARY = [
    (BIT_OR, "|"), (BIT_XOR, "^"), (BIT_AND, "&"), (SHIFT, "<<"), (SHIFT, ">>"), (SUM, "+"), (SUM, "-"),
    (TERM, "*"), (TERM, "/"), (TERM, "//"), (TERM, "%"), (TERM, "@"),
]  # fmt: skip
COMPARISONS = ["<", ">", "==", "!=", "<=", ">=", "in", "not in", "is", "is not"]


@dataclass
class Place:
    """What may stand where the generator is."""

    function: bool = False
    asynchronous: bool = True  # a cell's top level is
    loop: bool = False
    klass: bool = False
    comprehension: bool = False
    iterable: bool = False
    quotes: list[str] = field(default_factory=lambda: ["'", '"', "'''", '"""'])
    escapes: bool = True


class Expressions:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.place = Place()
        self.room = 40

    @contextmanager
    def at(self, **changes):
        before = self.place
        self.place = Place(**{**before.__dict__, **changes})
        try:
            yield
        finally:
            self.place = before

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, options):
        return self.rng.choice(options)

    def name(self) -> str:
        return self.pick(NAMES)

    def several(self, make, least: int, most: int, separator: str = ", ") -> str:
        return separator.join(make() for _ in range(self.rng.randint(least, most)))

    def expression(self, level: int = TEST) -> str:
        """An expression that may stand where one of this level is asked for."""
        self.room -= 1
        if self.room < 0 or self.chance(0.3):
            return self.atom()
        made_level, text = self.pick(self.FORMS)(self)
        if made_level < level or self.chance(0.06):
            return f"({text})"
        return text

    def atom(self) -> str:
        kind = self.rng.random()
        if kind < 0.7:
            return self.name()
        if kind < 0.8:
            return self.pick(NUMBERS)
        if kind < 0.85:
            return self.pick(["None", "True", "False", "...", "()", "[]", "{}"])
        return self.string()

    # Strings

    def string(self) -> str:
        if not self.place.quotes:
            return self.name()
        parts = 1 if self.chance(0.85) else 2
        bytes_too = self.chance(0.12)
        return " ".join(self.literal(bytes_too) for _ in range(parts))

    def literal(self, is_bytes: bool) -> str:
        if not is_bytes and self.chance(0.4):
            return self.format_string()
        quote = self.pick(self.place.quotes)
        prefix = self.pick(["b", "rb", "Br", "B"] if is_bytes else ["", "", "", "r", "u", "R", "U"])
        return prefix + quote + self.content(quote, is_bytes, "r" in prefix.lower()) + quote

    def content(self, quote: str, is_bytes: bool, is_raw: bool) -> str:
        text = self.several(lambda: self.pick(TEXTS), 0, 2, " ")
        if is_bytes:
            text = text.encode("ascii", "ignore").decode()
        if self.place.escapes and self.chance(0.3):
            text += self.pick(ESCAPES)
        if len(quote) == 3 and self.chance(0.3) and self.place.escapes:
            text += "\n  " + self.name() if not is_bytes else "\n"
        return text

    def format_string(self) -> str:
        quote = self.pick(self.place.quotes)
        prefix = self.pick(["f", "F", "rf", "fR"])
        inner = [each for each in self.place.quotes if each[0] != quote[0]]
        if len(quote) == 1:
            inner = [each for each in inner if len(each) == 1]
        parts = []
        for _ in range(self.rng.randint(0, 3)):
            text = self.pick(["", "a", "{{", "}}", "{{K}}", "x: ", "#", "é"])
            if self.place.escapes and self.chance(0.15):
                text += self.pick([r"\n", r"\N{EM DASH}", r"\x41", r"\\"] if "r" not in prefix.lower() else [r"\n", r"\d"])
            parts.append(text + (self.interpolation(inner) if self.chance(0.75) else ""))
        return prefix + quote + "".join(parts) + quote

    def interpolation(self, quotes: list[str], depth: int = 0) -> str:
        with self.at(quotes=quotes, escapes=False):
            value = self.guarded()
            if self.chance(0.1):
                value += ", " + self.guarded()
            elif self.chance(0.05):
                value += ","
        ending = self.pick(["=", " = ", "="]) if self.chance(0.15) else ""
        ending += self.pick(["!r", "!s", "!a"]) if self.chance(0.2) else ""
        if self.chance(0.3):
            ending += ":" + self.pick(["", ">", ".2f", "%H:%M", ">10", "#x", "!<"])
            if depth == 0 and self.chance(0.4):
                ending += self.interpolation(quotes, 1) + self.pick(["", ".3", "f"])
        return "{" + value + ending + "}"

    def guarded(self) -> str:
        """An expression in which no colon or `!` could be taken for the end of it."""
        text = self.expression(OR)
        if "lambda" in text or ":=" in text or "!=" in text or "yield" in text:
            text = f"({text})"
        return " " + text if text.startswith("{") else text + (" " if text.endswith("}") else "")

    # Operators

    def binary(self):
        level, operator = self.pick(BINARY)
        return level, f"{self.expression(level)} {operator} {self.expression(level + 1)}"

    def power(self):
        return POWER, f"{self.expression(AWAIT)} ** {self.expression(UNARY)}"

    def unary(self):
        return UNARY, self.pick(["-", "+", "~", "- "]) + self.expression(UNARY)

    def negation(self):
        return NOT, "not " + self.expression(NOT)

    def logic(self):
        level, word = self.pick([(OR, "or"), (AND, "and")])
        operands = [self.expression(level + 1) for _ in range(self.rng.randint(2, 3))]
        return level, f" {word} ".join(operands)

    def comparison(self):
        text = self.expression(BIT_OR)
        for _ in range(self.rng.randint(1, 2)):
            text += f" {self.pick(COMPARISONS)} {self.expression(BIT_OR)}"
        return COMPARISON, text

    def choice(self):
        return TEST, f"{self.expression(OR)} if {self.expression(OR)} else {self.expression(TEST)}"

    def function(self):
        with self.at(function=True, asynchronous=False, comprehension=False, klass=False):
            body = self.expression(TEST)
        return TEST, f"lambda {self.parameters(False)}: {body}".replace("lambda :", "lambda:")

    def walrus(self):
        # None in what a comprehension iterates over, nor in one of a class.
        if (self.place.iterable or (self.place.klass and self.place.comprehension)) and not self.chance(0.01):
            return self.primary()
        return ATOM, f"({self.name()} := {self.expression(TEST)})"

    def waiting(self):
        if not self.place.asynchronous or self.place.comprehension:
            return self.primary()
        return AWAIT, f"await {self.expression(ATOM)}"

    def giving(self):
        if not self.place.function or self.place.comprehension:
            return self.primary()
        forms = ["(yield)", f"(yield {self.expressions()})"]
        if not self.place.asynchronous:
            forms.append(f"(yield from {self.expression()})")
        return ATOM, self.pick(forms)

    # Atoms and what follows them

    def primary(self):
        text = self.expression(ATOM)
        for _ in range(self.rng.randint(1, 2)):
            following = self.rng.random()
            if following < 0.4:
                text = f"({text})" if text.isdigit() else text
                text += "." + self.pick(ATTRIBUTES)
            elif following < 0.7:
                text += f"({self.arguments()})"
            else:
                text += f"[{self.index()}]"
        return ATOM, text

    def arguments(self) -> str:
        if self.chance(0.1):
            return f"{self.expression()} {self.clauses()}"
        plain = [self.pick(["", "", "", "*"]) + self.expression(BIT_OR) for _ in range(self.rng.randint(0, 3))]
        if self.chance(0.08) and not self.place.iterable and not (self.place.klass and self.place.comprehension):
            plain.append(f"{self.name()} := {self.expression()}")
        names = self.rng.sample(NAMES, self.rng.randint(0, 2))
        words = [f"{name}={self.expression()}" for name in names]
        if self.chance(0.15):
            words.append("**" + self.expression(BIT_OR))
        return ", ".join(plain + words) + ("," if plain + words and self.chance(0.1) else "")

    def index(self) -> str:
        parts = [self.slice() if self.chance(0.4) else self.expression() for _ in range(self.pick([1, 1, 1, 2]))]
        if self.chance(0.05):
            parts.append("*" + self.expression(BIT_OR))
        return ", ".join(parts) + ("," if self.chance(0.05) else "")

    def slice(self) -> str:
        bound = lambda: self.expression() if self.chance(0.6) else ""
        return bound() + ":" + bound() + (":" + bound() if self.chance(0.3) else "")

    def expressions(self) -> str:
        """One, or a tuple without parentheses, perhaps with stars."""
        if self.chance(0.75):
            return self.expression()
        return self.several(self.item, 1, 3) + ","

    def item(self) -> str:
        return "*" + self.expression(BIT_OR) if self.chance(0.15) else self.expression()

    def display(self):
        items = self.several(self.item, 1, 3)
        shape = self.rng.random()
        if shape < 0.35:
            return ATOM, f"[{items}]"
        if shape < 0.6:
            return ATOM, f"({items},)"
        if shape < 0.75:
            return ATOM, f"{{{items}}}"
        pairs = [f"{self.expression()}: {self.expression()}" for _ in range(self.rng.randint(1, 2))]
        if self.chance(0.2):
            pairs.append("**" + self.expression(BIT_OR))
        return ATOM, "{" + ", ".join(pairs) + "}"

    def comprehension(self):
        opening, closing = self.pick(["[]", "()", "{}", "::"])
        with self.at(comprehension=True):
            value = self.expression()
            key = self.expression() + ": " if opening == ":" else ""
        if opening == ":":
            opening, closing = "{}"
        return ATOM, f"{opening}{key}{value} {self.clauses()}{closing}"

    def clauses(self) -> str:
        text = ""
        for number in range(self.pick([1, 1, 1, 2])):
            with self.at(iterable=True):
                source = self.expression(OR) if number == 0 else self.inner(OR)
            word = "async for" if self.place.asynchronous and self.chance(0.05) else "for"
            text += f" {word} {self.loop_target()} in {source}"
            if self.chance(0.3):
                text += f" if {self.inner(OR)}"
        return text.strip()

    def inner(self, level: int) -> str:
        with self.at(comprehension=True):
            return self.expression(level)

    # Targets and parameters

    def loop_target(self) -> str:
        return self.name() if self.chance(0.7) else self.target_list()

    def target_list(self) -> str:
        targets = [self.target() for _ in range(self.rng.randint(1, 3))]
        if self.chance(0.25):
            at = self.rng.randrange(len(targets))
            targets[at] = "*" + targets[at]
        return ", ".join(targets) + ("," if len(targets) == 1 else "")

    def target(self) -> str:
        shape = self.rng.random()
        if shape < 0.75:
            return self.name()
        if shape < 0.83:
            return f"{self.name()}.{self.pick(ATTRIBUTES)}"
        if shape < 0.9:
            return f"{self.name()}[{self.index()}]"
        return self.pick([f"({self.target_list()})", f"[{self.target_list()}]"])

    def parameters(self, annotated: bool) -> str:
        names = self.rng.sample(NAMES, self.rng.randint(0, 4))
        parts = []
        has_default = False
        star = self.rng.randint(0, 8)
        for number, name in enumerate(names):
            if number == star:
                parts.append("*" if self.chance(0.4) else "*" + name + self.annotation(annotated))
                if parts[-1] != "*":
                    continue
            has_default = has_default or self.chance(0.25)
            default = has_default and (number <= star or self.chance(0.5))
            equals = ("=" if not annotated else " = ") + self.expression() if default else ""
            parts.append(name + self.annotation(annotated) + equals)
            if number == 0 and star > 0 and self.chance(0.08):
                parts.append("/")
        rest = [name for name in NAMES if name not in names]
        if self.chance(0.12):
            parts.append("**" + self.pick(rest) + self.annotation(annotated))
        return ", ".join(parts)

    def annotation(self, annotated: bool) -> str:
        return ": " + self.type_expression() if annotated and self.chance(0.3) else ""

    def type_expression(self) -> str:
        shapes = [self.name(), f"{self.name()}[{self.name()}]", f"{self.name()} | None", f"{self.name()}.x", "'x'"]
        return self.pick(shapes) if self.chance(0.8) else self.expression()

    FORMS = [
        binary, binary, power, unary, negation, logic, comparison, choice, function, walrus, waiting, giving,
        primary, primary, primary, display, display, comprehension, comprehension,
    ]  # fmt: skip
