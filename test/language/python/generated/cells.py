"""python cells.py COUNT SEED: writes a JSON list of COUNT cells with IPython syntax, or with what looks like it."""

from __future__ import annotations

import json
import random
import sys

MAGICS = ["time", "timeit", "matplotlib", "run", "pwd", "cd", "foo", "load_ext", "prun", "capture", "écho", "ls"]
LINES = [
    "x = 1", "f(x)", "import a", "x = [1, 2]", "print('a')", "x += 1", "y = x % 2", "a = b if c else d", "x != y",
    "# note", "", "", "   ", "x  # why?", "'what?'", "f(a)[0]", "del x", "x = 'a' \\", "a = 10 // 3", "@deco", "...",
    "x = '%pwd'", "y = '!ls'", "async with a: b", "assert x, 'y?'", "x = {'a': 1}", "s = f'{x}?'", "pass;", "a; b",
    "return x", "yield", "lambda: 0", "x == y", "x: int = 3", "print(f'{x:%d}')", "e = a @ b", "not x", "-x", "~x",
]  # fmt: skip
HEADS = ["if a:", "for i in a:", "def f(a):", "with a as b:", "try:", "class A:", "while a:", "else:", "except E:", "async def f():"]
OPENINGS = ["(", "f(a,", "x = [", "{", "x = '''", 'f("""', "x = f'''{a}", "'''", "(1,", "a[", "x = ("]
CLOSINGS = [")", "]", "}", "'''", '""")', "'''.x", "),", "]  # end", ")?", "'''?"]
WORDS = ["inline", "-n 3", "a.py", "x", "f(x)", "'a b'", '"a', "{x}", "$x", "# c", "a?", "%b", "!ls", "x = 1", "*", "é", "(", "]", "\\d", ";", "--help", "=", "it's"]
OBJECTS = ["x", "x.y", "a.b.c", "f", "%time", "%%time", "*x*", "x[0]", "a[-1].b", "f()", "a b", "1", "é", "x.*", "np.a*", "'a'", "", "(x)"]
SPACES = ["", "", "", " ", "  ", "\t"]
INDENTS = ["    ", "    ", "  ", "\t"]


class Cells:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, options):
        return self.rng.choice(options)

    def cell(self) -> str:
        if self.chance(0.05):
            return self.special()
        if self.chance(0.12):
            return self.cell_magic()
        lines = self.lines(self.rng.randint(1, 6))
        if self.chance(0.12):
            indent = self.pick(INDENTS)
            lines = [indent + line if line.strip() or self.chance(0.3) else line for line in lines]
        if self.chance(0.06):
            lines = self.prompted(lines)
        if self.chance(0.1):
            lines.insert(0, "")
        return "\n".join(lines) + self.pick(["", "", "\n", "\n\n"])

    def lines(self, count: int) -> list[str]:
        lines: list[str] = []
        while len(lines) < count:
            kind = self.rng.random()
            if kind < 0.3:
                lines.append(self.pick(LINES))
            elif kind < 0.68:
                lines += self.magic()
            elif kind < 0.82:
                indent = self.pick(INDENTS)
                body = self.lines(self.rng.randint(1, 2))
                lines += [self.pick(HEADS), *(indent + line for line in body)]
            elif kind < 0.92:
                inner = self.lines(self.rng.randint(0, 2))
                lines += [self.pick(OPENINGS), *(self.pick(SPACES) + line for line in inner), self.pick(CLOSINGS)]
            else:
                lines += [self.pick(LINES) + self.pick([" \\", "\\", " ?", "?", "??", " ??  ", "? # c", "; ?", " \\ "])]
        return lines

    def magic(self) -> list[str]:
        made = self.pick([self.line_magic, self.line_magic, self.shell, self.help, self.help, self.assigned, self.assigned, self.call])()
        if self.chance(0.12):
            made += self.pick([" \\", "\\", " \\ "]) + "\n" + self.pick(SPACES) + self.pick([*WORDS, *LINES])
        return made.split("\n")

    def words(self, most: int = 3) -> str:
        return self.pick([" ", " ", "  ", "\t"]).join(self.pick(WORDS) for _ in range(self.rng.randint(0, most)))

    def line_magic(self) -> str:
        sign = self.pick(["%", "%", "%", "%%", "% ", "%\t"])
        return sign + self.pick(MAGICS) + self.pick([" ", " ", " ", "  ", "\t", ""]) + self.words() + self.ending()

    def shell(self) -> str:
        return self.pick(["!", "!!", "! ", "!\t", "!!!", "!="]) + self.pick(["ls", "pip install x", "cat a | b", "", "(", "echo 'a"]) + " " + self.words(2) + self.ending()

    def help(self) -> str:
        thing = self.pick(OBJECTS)
        if self.chance(0.25):
            return self.pick(["?", "??", "? ", "???", "?%"]) + thing
        before = self.pick(["", "", "", "", "x = ", "f(", "a, ", "print ", "x == ", "(a)", "-", "await ", "x=", "%time ", "!"])
        return before + thing + self.pick(SPACES) + self.pick(["?", "?", "??", "???", "? ", "?;", "?\t", "?a", "? ?"])

    def assigned(self) -> str:
        target = self.pick(["x", "x", "a, b", "x.y", "x[0]", "x = y", "x: int", "(x)", "x +", "x =", "f(a", "*a, b", "x[a=", "if a: x", "é", "x != y; z"])
        sign = self.pick(["%", "!", "%", "!", "!!", "% ", "! ", "%%", "!=", "%="])
        return target + self.pick(SPACES) + "=" + self.pick([*SPACES, " \\\n "]) + sign + self.pick([*MAGICS, "", "3", "("]) + " " + self.words() + self.ending()

    def call(self) -> str:
        return self.pick([",", ";", "/"]) + self.pick(SPACES) + self.pick(["f", "f.g", "", "f(", "é", "3", "/", "="]) + self.pick([" ", "  ", ""]) + self.words()

    def ending(self) -> str:
        return self.pick(["", "", "", "", "", "", "", " ", "\t", ";", "?", " ?", "??", " # note", " \\"])

    def cell_magic(self) -> str:
        before = self.pick(["", "", "", "", "\n", "\n\n", "# note\n", " \n", "x = 1\n", "  "])
        name = self.pick([*MAGICS, "bash", "html", "writefile", "", "a.b", "time?", "3"])
        head = self.pick(["%%", "%%", "%%", "%% ", "%%%"]) + name + self.pick(["", " ", "  ", "\t"]) + self.words(2)
        body = "\n".join(self.lines(self.rng.randint(0, 3)))
        return before + head + self.pick(["\n", "\n", "\n\n", "", "\n  "]) + body + self.pick(["", "\n"])

    def prompted(self, lines: list[str]) -> list[str]:
        first, later = self.pick([(">>> ", "... "), ("In [3]: ", "   ...: "), (">>>", "..."), ("In [12]:", "     ...:"), (">>> ", ">>> ")])
        return [(first if number == 0 else later) + line if self.chance(0.85) else line for number, line in enumerate(lines)]

    def special(self) -> str:
        """Alone in its cell: automagic, prompts, single characters."""
        alone = ["pip install x", "ls -l", "cd ..", "%", "!", "?", "??", "%%", ",", ";", "/", "=", "x =", "\\", "''", "…?"]
        return self.pick(SPACES) + self.pick(alone) + self.pick(["", "\n", " ", " x"])


def main(count: int, seed: int) -> None:
    cells = Cells(random.Random(seed))
    json.dump([cells.cell() for _ in range(count)], sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
