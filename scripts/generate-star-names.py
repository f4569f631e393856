"""Writes src/language/python/star-names/names.ts: the names that `from M import *` gives.

    python scripts/generate-star-names.py PYTHON... > src/language/python/star-names/names.ts

Each PYTHON is the executable of an interpreter (for the packages below: of a virtual environment that has them). In
each, every module is star-imported in a process of its own, so that what one import leaves behind in
another module is not counted. For a name that not every interpreter gives, of those that have the module, the table says
which do. The submodules of a package without `__all__` are possible with all of them: whether it has them as attributes
depends on what else was imported. To update: add the newest Python, drop what is no longer supported, run again.
"""

import json
import subprocess
import sys

# Besides the modules that a walk through the standard library finds: an alias, and what notebooks are seen to star-import.
MODULES = [
    "IPython.display",
    "ipywidgets",
    "matplotlib.pylab",
    "matplotlib.pyplot",
    "numpy",
    "numpy.fft",
    "numpy.linalg",
    "numpy.random",
    "os.path",
    "pylab",
    "scipy",
    "scipy.constants",
    "scipy.integrate",
    "scipy.linalg",
    "scipy.optimize",
    "scipy.signal",
    "scipy.special",
    "scipy.stats",
    "sympy",
]

# Runs inside each interpreter. Needs os.fork, so Linux or macOS.
PROBE = r"""
import json, os, pkgutil, sys, warnings

# Importing these shows something, opens something, or is nothing that a notebook does.
SKIPPED = {
    "__future__", "antigravity", "encodings", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "test", "this", "turtledemo"
}


def standard_modules():
    for top in sorted(sys.stdlib_module_names - SKIPPED):
        if top.startswith("_"):
            continue
        yield top
        try:
            paths = getattr(__import__(top), "__path__", None)
        except Exception:
            continue
        for found in pkgutil.walk_packages(paths, top + ".", onerror=lambda name: None) if paths else ():
            parts = found.name.split(".")
            if not any(part.startswith("_") or part in ("test", "tests") for part in parts):
                yield found.name


def star_names(module):
    namespace = {}
    try:
        exec(f"from {module} import *", namespace)
    except BaseException:
        return None
    loaded = sys.modules[module]
    submodules = []
    if not hasattr(loaded, "__all__") and hasattr(loaded, "__path__"):
        submodules = [m.name for m in pkgutil.iter_modules(loaded.__path__) if not m.name.startswith("_")]
    return {"names": sorted(set(namespace) - {"__builtins__", "__warningregistry__"}), "submodules": submodules}


def in_own_process(module):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        warnings.simplefilter("ignore")
        with os.fdopen(writer, "w") as out:
            json.dump(star_names(module), out)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


modules = [*MODULES]
reader, writer = os.pipe()
child = os.fork()  # Finding submodules imports packages: not in the process that the others start from.
if child == 0:
    with os.fdopen(writer, "w") as out:
        json.dump(list(standard_modules()), out)
    os._exit(0)
os.close(writer)
with os.fdopen(reader) as answer:
    modules += json.loads(answer.read())
os.waitpid(child, 0)
found = {module: in_own_process(module) for module in modules}
json.dump({
    "python": "%d.%d" % sys.version_info[:2],
    "platform": sys.platform,
    "modules": {module: names for module, names in found.items() if names},
}, sys.stdout)
"""

VERSIONS = r"""
import importlib.metadata, json
def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
print(json.dumps({name: version(name) for name in ("numpy", "matplotlib", "scipy", "sympy", "ipython", "ipywidgets")}))
"""


def run(python, code):
    """Standard output of code in an interpreter, as JSON."""
    done = subprocess.run([python, "-I", "-W", "ignore", "-c", code], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def bits(answers, holds):
    """The answers for which something holds, the first one as the lowest bit."""
    return sum(1 << index for index, answer in enumerate(answers) if holds(answer))


def entry(answers, module):
    """`;module:certain names|possible names`; see the head of the generated file."""
    seen = bits(answers, lambda answer: module in answer["modules"])
    having = [answer["modules"][module] for answer in answers if module in answer["modules"]]
    every = set.intersection(*(set(one["names"]) for one in having))
    some = set().union(*(one["names"] for one in having)) - every
    loose = set().union(*(one["submodules"] for one in having)) - every
    given = {
        name: 0 if name in loose else bits(answers, lambda answer: name in answer["modules"].get(module, {}).get("names", ()))
        for name in sorted(some | loose)
    }
    text = f";{module}:" if seen == (1 << len(answers)) - 1 else f";{module}/{seen:x}:"
    text += " ".join(sorted(every))
    return f"{text}|{' '.join(f'{name}/{mask:x}' for name, mask in given.items())}" if given else text


def main():
    pythons = sys.argv[1:]
    if not pythons:
        sys.exit(__doc__)
    answers = [run(python, f"MODULES = {MODULES!r}\n{PROBE}") for python in pythons]
    versions = [run(python, VERSIONS) for python in pythons]
    lines = {}
    for module in sorted({module for answer in answers for module in answer["modules"]}):
        top = module.partition(".")[0]
        lines[top] = lines.get(top, "") + entry(answers, module)
    print("// Generated by scripts/generate-star-names.py, which says how: do not edit. Star imports as they came out on")
    for answer, packages in zip(answers, versions):
        named = ", ".join(f"{name} {version}" for name, version in packages.items() if version)
        print(f"//   Python {answer['python']} on {answer['platform']}" + (f" with {named}" if named else ""))
    print("// These are the public names of interfaces: facts, no code of those projects.")
    print()
    print("/** Versions that were looked at, in the order of the bits below: of Python, and of distributions. */")
    columns = [{"python": answer["python"], "platform": answer["platform"], **packages} for answer, packages in zip(answers, versions)]
    known = [{name: version for name, version in column.items() if version} for column in columns]
    print("export const columns: readonly Readonly<Record<string, string>>[] = [")
    for column in known:
        print("  {")
        print("\n".join(f"    {name}: '{version}'," for name, version in column.items()))
        print("  },")
    print("];")
    print()
    print("/**")
    print(" * `;module:certain names|possible names`, one line per top-level package. Behind a possible name, in hexadecimal, the columns")
    print(" * that give it; 0: each may. Behind a module, the columns that have it, where not all do.")
    print(" */")
    print("export const entries = `")
    print("\n".join(lines.values()))
    print("`;")


if __name__ == "__main__":
    main()
