"""Random programs: statements of every kind, nested."""

from __future__ import annotations

import sys

from expressions import ATTRIBUTES, BIT_OR, NAMES, NUMBERS, OR, Expressions

KNOWS_TYPE_PARAMETERS = sys.version_info >= (3, 12)
AUGMENTED = ["+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=", "**="]


class Statements(Expressions):
    depth = 0

    def program(self) -> str:
        lines = ["from __future__ import annotations"] if self.chance(0.1) else []
        for _ in range(self.rng.randint(1, 3)):
            self.room = self.pick([4, 12, 40])
            lines += self.definition() if self.chance(0.8) else self.statement()
        return "\n".join(lines) + "\n"

    def statement(self) -> list[str]:
        compound = self.depth < 4 and self.room > 0 and self.chance(0.4)
        if compound:
            return self.pick(self.COMPOUND)(self)
        if self.chance(0.04):
            return [self.simple() + "; " + self.simple() + self.pick(["", ";"])]
        return [self.simple()]

    def simple(self) -> str:
        self.room -= 1
        return self.pick(self.SIMPLE)(self)

    def block(self, **place) -> list[str]:
        self.depth += 1
        with self.at(**place):
            lines = [line for _ in range(self.rng.randint(1, 3)) for line in self.statement()]
        self.depth -= 1
        return ["    " + line for line in lines]

    def suite(self, head: str, **place) -> list[str]:
        """A header with its block, sometimes on one line."""
        if self.chance(0.06):
            with self.at(**place):
                return [f"{head}: {self.simple()}"]
        return [head + ":", *self.block(**place)]

    # Simple statements

    def assign(self) -> str:
        targets = [self.pick([self.target, self.target_list])() for _ in range(self.pick([1, 1, 1, 2]))]
        return " = ".join([*targets, self.expressions()])

    def augment(self) -> str:
        target = self.pick([self.name(), f"{self.name()}.x", f"{self.name()}[{self.expression()}]"])
        return f"{target} {self.pick(AUGMENTED)} {self.expressions()}"

    def annotate(self) -> str:
        target = self.pick([self.name(), self.name(), f"({self.name()})", f"{self.name()}.x", f"{self.name()}[0]"])
        return f"{target}: {self.type_expression()}" + (f" = {self.expressions()}" if self.chance(0.5) else "")

    def express(self) -> str:
        return self.expressions()

    def delete(self) -> str:
        return "del " + self.several(
            lambda: self.pick([self.name(), f"{self.name()}.x", f"{self.name()}[{self.index()}]", f"({self.name()}, b)"]), 1, 2
        )

    def give_back(self) -> str:
        if not self.place.function:
            return self.express()
        return "return" if self.place.asynchronous or self.chance(0.1) else "return " + self.expressions()

    def fail(self) -> str:
        return "raise" + (f" {self.expression()}" + (f" from {self.expression()}" if self.chance(0.3) else "") if self.chance(0.8) else "")

    def check(self) -> str:
        return f"assert {self.expression()}" + (f", {self.expression()}" if self.chance(0.4) else "")

    def fetch(self) -> str:
        module = self.pick(["a", "b.c", "K.x.y", "é"])
        whole = f"import {module}" + (f" as {self.name()}" if self.chance(0.4) else "")
        members = self.several(lambda: self.name() + (f" as {self.name()}" if self.chance(0.3) else ""), 1, 2)
        source = self.pick([module, ".", "..", ".a", "...b.c"])
        return self.pick([whole, f"{whole}, b.x", f"from {source} import {members}", f"from {source} import ({members},)"])

    def declare(self) -> str:
        return self.pick(["global ", "global ", "nonlocal "]) + self.several(self.name, 1, 2)

    def leave(self) -> str:
        return self.pick(["break", "continue"]) if self.place.loop else "pass"

    # Compound statements

    def choose(self) -> list[str]:
        lines = self.suite(f"if {self.condition()}")
        for _ in range(self.pick([0, 0, 1, 2])):
            lines += self.suite(f"elif {self.condition()}")
        return lines + (self.suite("else") if self.chance(0.4) else [])

    def condition(self) -> str:
        return f"{self.name()} := {self.expression()}" if self.chance(0.1) else self.expression()

    def repeat(self) -> list[str]:
        return self.suite(f"while {self.condition()}", loop=True) + (self.suite("else") if self.chance(0.2) else [])

    def loop(self) -> list[str]:
        target = self.pick([self.name, self.target_list, self.target])()
        word = "async for" if self.place.asynchronous and self.chance(0.1) else "for"
        lines = self.suite(f"{word} {target} in {self.expressions()}", loop=True)
        return lines + (self.suite("else") if self.chance(0.2) else [])

    def attempt(self) -> list[str]:
        lines = self.suite("try")
        star = "*" if self.chance(0.1) else ""
        # Nothing leaves a clause with a star.
        place = {"function": False, "loop": False} if star else {}
        clauses = self.rng.randint(0, 2)
        for _ in range(clauses):
            name = f" as {self.name()}" if self.chance(0.6) else ""
            lines += self.suite(f"except{star} {self.expression()}{name}", **place)
        if clauses and not star and self.chance(0.2):
            lines += self.suite("except")
        if clauses and self.chance(0.2):
            lines += self.suite("else")
        return lines + (self.suite("finally") if not clauses or self.chance(0.2) else [])

    def use(self) -> list[str]:
        item = lambda: self.expression() + (f" as {self.target()}" if self.chance(0.6) else "")
        items = self.several(item, 1, 3)
        word = "async with" if self.place.asynchronous and self.chance(0.1) else "with"
        return self.suite(f"{word} ({items},)" if self.chance(0.2) else f"{word} {items}")

    def compare_with(self) -> list[str]:
        self.depth += 1
        lines = []
        for _ in range(self.rng.randint(1, 3)):
            patterns = self.several(self.pattern, 1, 2) + ("," if self.chance(0.1) else "")
            guard = f" if {self.condition()}" if self.chance(0.3) else ""
            lines += self.suite(f"case {patterns}{guard}")
        self.depth -= 1
        return [f"match {self.expressions()}:", *("    " + line for line in lines)]

    def pattern(self) -> str:
        self.room -= 1
        if self.room < 0 or self.chance(0.3):
            literal = self.pick(["None", "True", '"a"', "-1", "1 + 2j", "b'x' b'y'", *NUMBERS[:3]])
            return self.pick([self.name(), "_", literal, f"{self.name()}.{self.pick(ATTRIBUTES)}"])
        return self.pick([self.sequence, self.mapping, self.instance, self.either, self.named])()

    def sequence(self) -> str:
        items = [self.pattern() for _ in range(self.rng.randint(0, 3))]
        if self.chance(0.3):
            items.append("*" + self.name())
        text = ", ".join(items)
        return self.pick([f"[{text}]", f"({text},)" if items else "()", f"({items[0]})" if len(items) == 1 and items[0][0] != "*" else f"[{text}]"])

    def mapping(self) -> str:
        keys = self.rng.sample(['"a"', "1", "None", "K.x", "-2", "a.b.c"], self.rng.randint(0, 2))
        parts = [f"{key}: {self.pattern()}" for key in keys]
        return "{" + ", ".join(parts + (["**" + self.name()] if self.chance(0.3) else [])) + "}"

    def instance(self) -> str:
        parts = [self.pattern() for _ in range(self.rng.randint(0, 2))]
        parts += [f"{name}={self.pattern()}" for name in self.rng.sample(NAMES, self.rng.randint(0, 1))]
        return self.pick(["int", "K", "a.B", self.name()]) + "(" + ", ".join(parts) + ")"

    def either(self) -> str:
        options = [f'"{self.name()}"' for _ in range(2)] if self.chance(0.7) else [self.pattern(), self.pattern()]
        return "(" + " | ".join(options) + ")"

    def named(self) -> str:
        return f"({self.pick(['int()', '[a, b]', '1 | 2', '_'])} as {self.name()})"

    # Definitions

    def definition(self) -> list[str]:
        return self.make_class() if self.chance(0.2) else self.make_function()

    def decorators(self) -> list[str]:
        return ["@" + self.expression() for _ in range(self.pick([0, 0, 0, 1, 2]))]

    def make_function(self) -> list[str]:
        asynchronous = self.chance(0.12)
        returns = f" -> {self.type_expression()}" if self.chance(0.2) else ""
        head = f"def {self.name()}{self.type_parameters()}({self.parameters(True)}){returns}"
        place = {"function": True, "asynchronous": asynchronous, "loop": False, "klass": False}
        lines = self.suite(("async " if asynchronous else "") + head, **place)
        return self.decorators() + lines

    def make_class(self) -> list[str]:
        bases = f"({self.arguments_of_class()})" if self.chance(0.4) else ""
        head = f"class {self.pick([self.name(), 'C', '_D', '__', '__E__'])}{self.type_parameters()}{bases}"
        place = {"function": False, "asynchronous": False, "loop": False, "klass": True}
        return self.decorators() + self.suite(head, **place)

    def arguments_of_class(self) -> str:
        return self.several(lambda: self.expression(BIT_OR), 0, 2) + (f", metaclass={self.expression(OR)}" if self.chance(0.2) else "")

    def type_parameters(self) -> str:
        if not KNOWS_TYPE_PARAMETERS or self.chance(0.85):
            return ""
        kinds = self.rng.sample(["T", f"x: {self.name()}", "*Ts", "**P", "__p", "K: (a, b)"], self.rng.randint(1, 2))
        return f"[{', '.join(kinds)}]"

    def alias(self) -> list[str]:
        if not KNOWS_TYPE_PARAMETERS:
            return [self.assign()]
        return [f"type {self.name()}{self.type_parameters()} = {self.type_expression()}"]

    SIMPLE = [
        assign, assign, assign, assign, augment, annotate, express, express, delete, give_back, give_back, fail,
        check, fetch, declare, leave,
    ]  # fmt: skip
    COMPOUND = [
        choose, choose, repeat, loop, loop, attempt, use, compare_with, make_function, make_function, make_class,
        alias,
    ]  # fmt: skip
