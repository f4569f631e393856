"""Runs the code cells of a notebook in one fresh kernel of this interpreter.

Reads one line of JSON from stdin:
    {"cells": [{"source": "...", "tags": [...]}], "cwd": "...", "path": ["..."], "timeout": null}
and writes one line of JSON per event to stdout:
    {"event": "missing", "modules": [...]}          this interpreter lacks modules; nothing was run
    {"event": "started", "cell": 0}
    {"event": "finished", "cell": 0, "seconds": 0.1, "outputs": [...]}    outputs as nbformat has them
    {"event": "died", "cell": 3}                    the kernel is gone; the cells after it were not run
    {"event": "timeout", "cell": 3}
Cells after an error still run. The caller keeps stdin open while it wants the run: at end of file (also when the
caller was killed) the kernel and everything it started in its process group are killed.
"""

import sys

# `python -c` puts the current folder first; no file there may shadow a module that is used here.
sys.path[:] = [entry for entry in sys.path if entry]

import asyncio
import importlib.util
import json
import os
import signal
import threading
import time
import traceback

kernel = {"group": None}


def kill_kernel():
    group = kernel["group"]
    if group is None:
        return
    try:
        if hasattr(os, "killpg"):
            os.killpg(group, signal.SIGKILL)
        else:
            os.kill(group, signal.SIGTERM)
    except OSError:
        pass


def stop(*_):
    kill_kernel()
    os._exit(143)


def stop_at_end_of_input():
    while sys.stdin.buffer.read(4096):
        pass
    stop()


def private_stdout():
    """A stream of events that the kernel doesn't inherit; what else is written to stdout goes to stderr."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return events


async def run(request, emit):
    import nbformat
    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpec
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    cells = [
        nbformat.v4.new_code_cell(cell["source"], metadata={"tags": cell["tags"]}) for cell in request["cells"]
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    manager = AsyncKernelManager()
    # Never a kernelspec from disk, which could name any program.
    manager._kernel_spec = KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="Python",
        language="python",
    )
    client = NotebookClient(
        notebook,
        km=manager,
        allow_errors=True,
        timeout=request["timeout"],
        resources={"metadata": {"path": request["cwd"]}},
    )
    environment = dict(os.environ)
    # Equal seeds make the order of sets comparable from run to run.
    environment.setdefault("PYTHONHASHSEED", "0")
    environment["PYTHONPATH"] = os.pathsep.join(
        [*request["path"], *filter(None, [environment.get("PYTHONPATH")])]
    )
    at = 0
    try:
        async with client.async_setup_kernel(env=environment):
            kernel["group"] = manager.provisioner.pid
            for at, cell in enumerate(cells):
                emit({"event": "started", "cell": at})
                start = time.monotonic()
                await client.async_execute_cell(cell, at)
                seconds = time.monotonic() - start
                emit({"event": "finished", "cell": at, "seconds": seconds, "outputs": cell.outputs})
    except DeadKernelError:
        emit({"event": "died", "cell": at})
    except CellTimeoutError:
        emit({"event": "timeout", "cell": at})
    finally:
        kill_kernel()


def main():
    events = private_stdout()

    def emit(event):
        events.write(json.dumps(event) + "\n")
        events.flush()

    missing = [name for name in ("ipykernel", "nbclient") if importlib.util.find_spec(name) is None]
    if missing:
        emit({"event": "missing", "modules": missing})
        return
    request = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=stop_at_end_of_input, daemon=True).start()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    asyncio.run(run(request, emit))


try:
    main()
    status = 0
except BaseException:
    traceback.print_exc()
    status = 1
sys.stderr.flush()
# Not `sys.exit`: the thread that waits for the end of input holds stdin's lock.
os._exit(status)
