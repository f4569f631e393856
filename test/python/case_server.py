"""Runs the cells of small notebooks, each in an IPython shell of its own, forked from this warm process.

One request per line of stdin:
    {"cells": ["source", ...], "cwd": "...", "path": ["..."]}      run; answers {"cells": [[output, ...], ...]}
    {"naive": ["source", ...]}                                     see naive_extract; answers its result
and one line of JSON per answer on stdout. An output is one of
    {"kind": "stream", "name": "stdout", "text": "..."}
    {"kind": "result" | "display", "data": {"text/plain": "..."}}
    {"kind": "error", "name": "...", "message": "..."}
What the shell does differs from a kernel in two ways only: what subprocesses write straight to the terminal is not
recorded, and there is no stdin.
"""

import io
import json
import os
import sys
import tempfile
import time

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import naive_extract
import numpy  # noqa: F401  (warm)
import pandas  # noqa: F401  (warm)

SECONDS = 60

#: Outputs of the cell that runs.
recorded = []


def texts(data):
    return {mime: text for mime, text in data.items() if isinstance(text, str)}


class RecordingStream(io.TextIOBase):
    encoding = "utf-8"

    def __init__(self, name):
        self.stream = name

    def writable(self):
        return True

    def write(self, text):
        recorded.append({"kind": "stream", "name": self.stream, "text": text})
        return len(text)


class RecordingHook(DisplayHook):
    def start_displayhook(self):
        pass

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        recorded.append({"kind": "result", "data": texts(format_dict)})

    def finish_displayhook(self):
        pass


class RecordingPublisher(DisplayPublisher):
    def publish(self, data, metadata=None, source=None, *, transient=None, update=False, **kwargs):
        recorded.append({"kind": "display", "data": texts(data)})

    def clear_output(self, wait=False):
        recorded.clear()


class RecordingShell(InteractiveShell):
    displayhook_class = RecordingHook
    display_pub_class = RecordingPublisher

    def _showtraceback(self, etype, evalue, stb):
        recorded.append({"kind": "error", "name": etype.__name__, "message": str(evalue)})

    def enable_gui(self, gui=None):
        pass

    def ask_exit(self):
        pass


def run_cells(shell, request):
    os.chdir(request["cwd"])
    sys.path[:] = ["", *request["path"], *(entry for entry in sys.path if entry not in ("", HERE))]
    sys.argv[:] = [""]
    sys.stdin = open(os.devnull)
    sys.stdout, sys.stderr = RecordingStream("stdout"), RecordingStream("stderr")
    cells = []
    for source in request["cells"]:
        recorded.clear()
        shell.run_cell(source, store_history=True)
        cells.append(list(recorded))
    return {"cells": cells}


def in_fork(shell, request):
    """The answer of `run_cells` in a forked process; `died` when it ends without one or takes too long."""
    handle, path = tempfile.mkstemp()
    os.close(handle)
    child = os.fork()
    if child == 0:
        try:
            os.setpgid(0, 0)
            quiet = os.open(os.devnull, os.O_RDWR)
            for fd in (0, 1):
                os.dup2(quiet, fd)
            answer = run_cells(shell, request)
            with open(path, "w") as file:
                json.dump(answer, file)
        finally:
            os._exit(0)
    deadline = time.monotonic() + SECONDS
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(child, 9)
            os.waitpid(child, 0)
            break
        time.sleep(0.002)
    with open(path) as file:
        text = file.read()
    os.unlink(path)
    return json.loads(text) if text else {"died": True}


HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    config = Config()
    config.HistoryManager.enabled = False
    shell = RecordingShell.instance(config=config)
    for line in sys.stdin:
        request = json.loads(line)
        if "naive" in request:
            answer = naive_extract.extract(request["naive"])
        else:
            answer = in_fork(shell, request)
        print(json.dumps(answer), flush=True)


main()
