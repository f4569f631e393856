"""Writes src/language/python/names/generated.ts: the union of what the given interpreters know.

Usage: python scripts/generate-python-names.py <python3.10> <python3.11> ...
"""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/language/python/names/generated.ts"

# With `site`, which adds exit, quit, help and the like: notebooks have it.
PROBE = """
import builtins, json, keyword, sys
print(json.dumps({
    "version": "%d.%d" % sys.version_info[:2],
    "builtins": dir(builtins),
    "modules": sorted(sys.stdlib_module_names),
    "keywords": keyword.kwlist,
    "soft": keyword.softkwlist,
}))
"""

# Attributes that every module has itself: reading one never reaches the builtins.
MODULE_ATTRIBUTES = {"__doc__", "__loader__", "__name__", "__package__", "__spec__"}

# Of "What's new in Python 3.14", for when that interpreter isn't among the given ones.
LATER_MODULES = {"annotationlib", "compression"}


def constant(name: str, comment: str, values: set[str]) -> str:
    body = textwrap.fill(" ".join(sorted(values)), 106, initial_indent="  ", subsequent_indent="  ")
    return f"/** {comment} */\nexport const {name} = `\n{body}\n`;\n"


def main() -> None:
    found = [
        json.loads(subprocess.run([exe, "-E", "-c", PROBE], check=True, capture_output=True).stdout)
        for exe in sys.argv[1:]
    ]
    versions = ", ".join(each["version"] for each in found)
    parts = [
        f"// Written by scripts/generate-python-names.py from CPython {versions}. Not for editing.\n",
        constant(
            "BUILTIN_NAMES",
            "Names of the builtins module.",
            {name for each in found for name in each["builtins"]} - MODULE_ATTRIBUTES,
        ),
        constant(
            "MODULE_NAMES",
            "Top-level modules of the standard library.",
            {name for each in found for name in each["modules"]} | LATER_MODULES,
        ),
        constant("KEYWORD_NAMES", "Reserved words.", {name for each in found for name in each["keywords"]}),
        constant(
            "SOFT_KEYWORD_NAMES",
            "Words reserved in some places only.",
            {name for each in found for name in each["soft"]},
        ),
    ]
    TARGET.write_text("\n".join(parts))


main()
