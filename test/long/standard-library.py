"""Writes what the Python syntax tests need of the standard library into a folder:

original/N.py   the text of the files that this interpreter compiles, read with its own line breaks and encoding
formatted/N.py  the same after `ruff format`
index.json      for each N the file's name, and whether both have the same syntax
"""

import ast
import json
import shutil
import subprocess
import sys
import sysconfig
import tokenize
import warnings
from pathlib import Path


sys.path.insert(0, str(Path(__file__).parents[1] / "language" / "python" / "generated"))

from same_syntax import dump


def main(target: Path) -> None:
    warnings.simplefilter("ignore")
    library = Path(sysconfig.get_path("stdlib"))
    original, formatted = target / "original", target / "formatted"
    original.mkdir(parents=True)
    names = []
    for path in sorted(library.rglob("*.py")):
        if "site-packages" in path.parts:
            continue
        try:
            with tokenize.open(path) as file:
                text = file.read()
            compile(text, "file", "exec", dont_inherit=True)
        except (SyntaxError, UnicodeDecodeError, ValueError):
            continue
        (original / f"{len(names)}.py").write_text(text, encoding="utf-8")
        names.append(path.relative_to(library).as_posix())
    shutil.copytree(original, formatted)
    command = [sys.executable, "-m", "ruff", "format", "--quiet", "--isolated", "--no-cache", str(formatted)]
    subprocess.run(command, check=False)
    index = []
    for number, name in enumerate(names):
        texts = [(folder / f"{number}.py").read_text(encoding="utf-8") for folder in (original, formatted)]
        index.append({"name": name, "same": dump(ast.parse(texts[0])) == dump(ast.parse(texts[1])), "changed": texts[0] != texts[1]})
    (target / "index.json").write_text(json.dumps(index))


main(Path(sys.argv[1]))
