"""Runs the code cells of notebooks, one notebook after the other, each in a fresh kernel: this interpreter's or another.

Reads one line of JSON from stdin:
    {"runs": [{"cells": [{"source": "...", "tags": [...]}], "cwd": "...", "path": ["..."], "place": "folder",
               "sources": [{"path": "...", "text": "..."}], "environment": {}, "observer": null, "kernel": null}],
     "cell_timeout": null, "total_timeout": null}
and writes one line of JSON per event to stdout; "run" and "cell" are places in those lists:
    {"event": "missing", "modules": [...], "pip": true, "conda": null}   this interpreter lacks modules; nothing was run
    {"event": "unstartable", "run": 0, "reason": "..."}   its kernel doesn't start; nothing more is run
    {"event": "started", "run": 0, "cell": 0}
    {"event": "outputs", "run": 0, "cell": 0, "outputs": [...]}   as nbformat has them, once the run is over
    {"event": "observed", "run": 0, "record": {...}}   what an observer has written, once the run is over
    {"event": "died", "run": 0, "cell": 3}          the kernel is gone; the cells after it were not run
    {"event": "timeout", "run": 0, "cell": 3, "limit": "cell"}           or "total"; nothing more is run
    {"event": "touched", "run": 0, "file": "..."}   the run changed a file that the copies share; nothing more is run
Cells after an error still run. "sources" are files of a folder that comes first on the kernel's path. An observer is {"variable": "NAME", "finish": "..."}: what
the notebook imports appends lines of JSON to the file that this variable of the environment names, and the code runs after the last cell; or {"modules": [["name", "source"]], "main": "name", "config": {...}}: modules
that the kernel imports before the first cell, and the one of them whose `start(config)` is called then, and `finish()` after
the last cell; it appends lines of JSON to the file `config["file"]`, which is there for it alone. A run whose place is "copy" works in a copy of its folder as that was before any run;
the copy's name is replaced by the folder's in all outputs. The caller keeps stdin open while it wants the runs: at end
of file (also when the caller was killed) the kernels and everything they started are killed, and the copies removed.
A kernel is {"argv": ["...", "{connection_file}"], "environment": {}, "late": 0.5}; null: this interpreter's IPython.
The seconds are waited after a cell that fails, and after the last one: some kernels send results when a cell is over, and drop
what they are asked for just after an error. A cell that fails without showing an error gets one from the kernel's reply.
"""

import sys

# `python -c` puts the current folder first; no file there may shadow a module that is used here.
sys.path[:] = [entry for entry in sys.path if entry]

import asyncio
import collections
import hashlib
import importlib.util
import json
import os
import random
import shutil
import signal
import socket
import tempfile
import threading
import time
import traceback

# Characters of output that are kept of one cell, and of all runs; of the rest, length and hash.
CELL_LIMIT = 16_000_000
TOTAL_LIMIT = 256_000_000
# Of a folder so much is copied; what is beyond is linked.
COPIED_ENTRIES = 20_000
COPIED_BYTES = 500_000_000
# Folders with more entries than this aren't shown around a copy.
LINKED_ENTRIES = 2_000
# Below the ports that systems give to anybody who asks: one given to a kernel may be another's before it listens there.
PORTS = range(20_000, 32_000)

# How often a kernel is started that dies before it answers.
STARTS = 3

# Seconds that a package that watches itself may take after the last cell.
FINISH_LIMIT = 20

state = {"scratch": None}


# ---------------------------------------------------------------------------------------------------------------
# Ending: nothing that was started may go on.


def adopt_orphans():
    """On Linux, processes whose parent ends come to this one, so that it finds all that a kernel started."""
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(36, 1)  # PR_SET_CHILD_SUBREAPER


def kill_children(spared=()):
    """Kills all that this process started, directly or not, but for the spared processes and theirs."""
    import psutil

    for _ in range(5):
        found = []
        for child in psutil.Process().children():
            if child.pid in spared:
                continue
            try:
                found += [child, *child.children(recursive=True)]
            except psutil.Error:
                pass
        for process in found:
            try:
                process.kill()
            except psutil.Error:
                pass
        if not psutil.wait_procs(found, timeout=2)[0]:
            return


def stop(*_):
    try:
        kill_children()
        remove_copies()
    finally:
        os._exit(143)


def stop_at_end_of_input():
    while sys.stdin.buffer.read(4096):
        pass
    stop()


def private_stdout():
    """A stream of events that kernels don't inherit; what else is written to stdout goes to stderr."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return events


# ---------------------------------------------------------------------------------------------------------------
# Copies of folders


def scratch():
    """A folder of this process that goes with it."""
    if state["scratch"] is None:
        state["scratch"] = tempfile.mkdtemp(prefix="solidify-run-")
    return state["scratch"]


def remove_copies():
    if state["scratch"] is not None:
        shutil.rmtree(state["scratch"], ignore_errors=True)


class Copy:
    """A folder that reads as another does, paths through its parents included, and that can be written to."""

    def __init__(self, folder, number):
        # Cut off, it leaves the folder's own path.
        self.prefix = os.path.join(os.path.realpath(scratch()), str(number))
        self.path = self.prefix + folder
        self.linked = {}
        self.entries, self.bytes = COPIED_ENTRIES, COPIED_BYTES
        os.makedirs(self.path)
        self.link_surroundings(folder)
        pending = [(folder, self.path)]
        for source, target in pending:
            pending += self.fill(source, target)

    def link_surroundings(self, folder):
        parent, name = os.path.split(folder)
        while name:
            entries = list_folder(parent)
            for entry in entries if len(entries) <= LINKED_ENTRIES else []:
                if entry.name != name:
                    os.symlink(entry.path, os.path.join(self.prefix + parent, entry.name))
            parent, name = os.path.split(parent)

    def fill(self, source, target):
        """Copies files, makes folders and gives them back to be filled; links what is too much, or no plain file."""
        folders = []
        for entry in list_folder(source):
            self.entries -= 1
            path = os.path.join(target, entry.name)
            try:
                if entry.is_dir(follow_symlinks=False) and self.entries > 0 and not is_machinery(entry):
                    os.mkdir(path)
                    folders.append((entry.path, path))
                    continue
                if entry.is_file(follow_symlinks=False):
                    size = entry.stat().st_size
                    if self.entries > 0 and size <= self.bytes:
                        shutil.copy2(entry.path, path)
                        self.bytes -= size
                        continue
                    self.linked[entry.path] = state_of(entry.path)
            except OSError:
                pass
            if not os.path.lexists(path):
                os.symlink(entry.path, path)
        return folders

    def put(self, path, text):
        """Puts a file's text into the copy or around it; nothing outside of that is ever written."""
        target = self.prefix + path
        self.make_folder(os.path.dirname(target))
        folder = os.path.realpath(os.path.dirname(target))
        if os.path.commonpath([folder, self.prefix]) != self.prefix:
            return
        if os.path.lexists(target):
            os.unlink(target)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def make_folder(self, path):
        """Makes a folder of the copy's own, and those above it: one that is linked becomes a folder of links."""
        if path == self.prefix or not path.startswith(self.prefix + os.sep):
            return
        self.make_folder(os.path.dirname(path))
        if not os.path.lexists(path):
            os.mkdir(path)
        elif os.path.islink(path) and os.path.isdir(path):
            entries = list_folder(os.path.realpath(path))
            os.unlink(path)
            os.mkdir(path)
            for entry in entries:
                os.symlink(entry.path, os.path.join(path, entry.name))

    def touched(self):
        """The first linked file that has changed since, or None."""
        return next((path for path, seen in self.linked.items() if state_of(path) != seen), None)


def list_folder(path):
    try:
        with os.scandir(path) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def is_machinery(entry):
    """Git's own folder, installed packages: large, and not what a notebook works on."""
    marks = ("pyvenv.cfg", "conda-meta")
    return entry.name in (".git", "node_modules", "__pycache__", ".ipynb_checkpoints") or any(
        os.path.exists(os.path.join(entry.path, mark)) for mark in marks
    )


def state_of(path):
    try:
        found = os.stat(path)
        return (found.st_mtime_ns, found.st_size)
    except OSError:
        return None


# ---------------------------------------------------------------------------------------------------------------
# Outputs


class Bounds:
    """Keeps what outputs hold within limits; of what is beyond, it counts and hashes."""

    def __init__(self):
        self.left = TOTAL_LIMIT
        self.kept = collections.Counter()
        self.dropped = collections.Counter()
        self.hashes = collections.defaultdict(hashlib.sha256)

    def take(self, owner, text):
        """As much of the text as may be kept for its owner, a cell and a stream."""
        room = max(0, min(CELL_LIMIT - self.kept[owner[0]], self.left))
        kept, rest = text[:room], text[room:]
        self.kept[owner[0]] += len(kept)
        self.left -= len(kept)
        if rest:
            self.dropped[owner] += len(rest)
            self.hashes[owner].update(rest.encode("utf-8", "surrogatepass"))
        return kept

    def apply(self, at, message):
        content = message["content"]
        if message["msg_type"] == "stream":
            content["text"] = self.take((at, content["name"]), content["text"])
        for mime, value in content.get("data", {}).items():
            text = value if isinstance(value, str) else json.dumps(value)
            if len(text) > max(0, min(CELL_LIMIT - self.kept[at], self.left)):
                digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
                content["data"][mime] = f"[{len(text)} characters, SHA-256 {digest}]"
            else:
                self.take((at, mime), text)

    def remainders(self, at):
        """What stands for the text that was dropped of a cell's streams."""
        for (cell, name), count in self.dropped.items():
            if cell == at:
                digest = self.hashes[(cell, name)].hexdigest()
                text = f"\n[{count} characters more, SHA-256 {digest}]\n"
                yield {"output_type": "stream", "name": name, "text": text}


def joined(outputs):
    """Outputs with adjoining pieces of one stream as one."""
    groups = []
    for output in outputs:
        last = groups[-1] if groups else None
        if output["output_type"] == "stream" and last and last[0].get("name") == output["name"]:
            last.append(output)
        else:
            groups.append([output])
    for group in groups:
        if group[0]["output_type"] == "stream":
            yield {**group[0], "text": "".join(output["text"] for output in group)}
        else:
            yield group[0]


# ---------------------------------------------------------------------------------------------------------------
# Runs


class Observer:
    """Code that watches a notebook from within its kernel, and the file that it writes to."""

    def __init__(self, request, number):
        self.request = request
        self.is_code = "modules" in request
        # Only this user may read what is there, until it is removed with the copies.
        self.path = os.path.join(scratch(), "%d.observed" % number)
        os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))

    def environment(self):
        return {} if self.is_code else {self.request["variable"]: self.path}

    def start(self):
        config = {**self.request["config"], "file": self.path}
        names = {"modules": self.request["modules"], "main": self.request["main"], "config": config}
        return "exec(%r, %r)" % (START_OBSERVER, names)

    def finish(self):
        if not self.is_code:
            return self.request["finish"]
        return "__import__('sys').modules['solidify_recorder.%s'].finish()" % self.request["main"]

    def records(self):
        """What was written; a last line may be cut off where the kernel died."""
        with open(self.path, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.endswith("\n")]


START_OBSERVER = """
import sys, types
package = types.ModuleType("solidify_recorder")
package.__path__ = []
sys.modules[package.__name__] = package
for name, source in modules:
    module = types.ModuleType("solidify_recorder." + name)
    sys.modules[module.__name__] = module
    setattr(package, name, module)
    exec(compile(source, module.__name__, "exec"), vars(module))
getattr(package, main).start(config)
"""


class Unstartable(Exception):
    """A kernel doesn't start."""


# What is run here is not what the user typed, and stays out of IPython's history.
IPYTHON = {
    "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--HistoryManager.enabled=False"],
    "environment": {},
    "late": 0,
}


def reserve_ports(count):
    """
    Ports of this machine that nobody listens on, and what keeps other runs of this program from choosing them before the kernel
    listens there: sockets of UDP, whose ports are others, bound to the same numbers until they are closed.
    """
    found, reservations = [], []
    for port in random.SystemRandom().sample(PORTS, len(PORTS)):
        reservation = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            reservation.bind(("127.0.0.1", port))
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", port))
        except OSError:
            reservation.close()
            continue
        found.append(port)
        reservations.append(reservation)
        if len(found) == count:
            break
    return found, reservations


class Run:
    """One notebook and its kernel."""

    def __init__(self, number, request, copy, emit):
        import nbformat

        self.number, self.request, self.copy, self.emit = number, request, copy, emit
        self.kernel = request.get("kernel") or IPYTHON
        self.at = 0
        self.owners = {}
        self.failures = {}
        self.bounds = Bounds()
        self.observer = Observer(request["observer"], number) if request["observer"] else None
        self.cells = [
            nbformat.v4.new_code_cell(cell["source"], metadata={"tags": cell["tags"]})
            for cell in request["cells"]
        ]
        self.prepare()

    def prepare(self):
        """Makes what starts the kernel and talks to it."""
        import nbformat
        from jupyter_client import AsyncKernelManager
        from jupyter_client.kernelspec import KernelSpec
        from nbclient import NotebookClient

        self.manager = AsyncKernelManager()
        # Never a kernelspec from disk, which could name any program.
        self.manager._kernel_spec = KernelSpec(
            argv=self.kernel["argv"], env=self.kernel["environment"], display_name="Notebook", language=""
        )
        self.client = NotebookClient(
            nbformat.v4.new_notebook(cells=self.cells),
            km=self.manager,
            allow_errors=True,
            iopub_timeout=60,
            on_cell_error=self.remember_failure,
        )
        if self.request.get("kernel") is not None:
            # An option of IPython's, which nbclient gives to any kernel that it didn't find by its name.
            self.client.ipython_hist_file = ""

    def remember_failure(self, cell, cell_index, execute_reply):
        self.failures[cell_index] = execute_reply["content"]

    async def start(self):
        folder = self.copy.path if self.copy else self.request["cwd"]
        environment = {**os.environ, "PWD": folder}
        # Equal seeds make the order of sets comparable from run to run.
        environment.setdefault("PYTHONHASHSEED", "0")
        environment.update(self.request["environment"])
        environment.update(self.observer.environment() if self.observer else {})
        environment["PYTHONPATH"] = os.pathsep.join(
            [*self.put_sources(), *self.request["path"], *filter(None, [environment.get("PYTHONPATH")])]
        )
        for left in reversed(range(STARTS)):
            try:
                await self.connect(environment, folder)
                break
            except (OSError, RuntimeError) as error:
                # A port that was free may be taken by the time the kernel wants it: it dies before it answers.
                if left == 0 or "died" not in str(error):
                    raise Unstartable(self.number, str(error)) from error
                self.prepare()
        self.listen()
        return self.manager.provisioner.pid

    async def connect(self, environment, folder):
        self.manager.cache_ports = False
        names = ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port")
        ports, reservations = reserve_ports(len(names))
        for name, port in zip(names, ports):
            setattr(self.manager, name, port)
        try:
            await self.client.async_start_new_kernel(env=environment, cwd=folder)
            await self.client.async_start_new_kernel_client()
        finally:
            for reservation in reservations:
                reservation.close()

    def put_sources(self):
        """Puts the files that the kernel is to import from into a folder, and gives it."""
        if not self.request["sources"]:
            return []
        folder = os.path.join(scratch(), "%d.sources" % self.number)
        for file in self.request["sources"]:
            path = os.path.join(folder, *file["path"].split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as target:
                target.write(file["text"])
        return [folder]

    def listen(self):
        """Sees each message before nbclient does: bounds it, and hands what comes late to the cell it belongs to."""
        from nbclient.exceptions import CellExecutionComplete

        execute, channel = self.client.kc.execute, self.client.kc.iopub_channel
        receive = channel.get_msg

        def remember(*arguments, **options):
            identity = execute(*arguments, **options)
            self.owners[identity] = self.at
            return identity

        async def get_msg(**options):
            message = await receive(**options)
            owner = self.owners.get(message["parent_header"].get("msg_id"))
            if owner is not None:
                self.bounds.apply(owner, message)
            if owner is not None and owner != self.at:
                try:
                    self.client.process_message(message, self.cells[owner], owner)
                except CellExecutionComplete:
                    pass
            return message

        self.client.kc.execute = remember
        channel.get_msg = get_msg

    async def execute(self, cell_timeout, deadline):
        """Runs the cells; whether the next run may follow."""
        from nbclient.exceptions import DeadKernelError

        if self.observer and self.observer.is_code and self.cells:
            await self.execute_quietly(self.observer.start())
        for self.at, cell in enumerate(self.cells):
            self.emit({"event": "started", "run": self.number, "cell": self.at})
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            limit = min((each for each in (cell_timeout, left) if each is not None), default=None)
            # Not `wait_for`: cancelled, nbclient says that the kernel died.
            running = asyncio.ensure_future(self.client.async_execute_cell(cell, self.at))
            done, _ = await asyncio.wait({running}, timeout=limit)
            if not done:
                which = "cell" if limit == cell_timeout else "total"
                self.emit({"event": "timeout", "run": self.number, "cell": self.at, "limit": which})
                return False
            try:
                running.result()
            except DeadKernelError:
                self.emit({"event": "died", "run": self.number, "cell": self.at})
                break
            if self.at in self.failures:
                await asyncio.sleep(self.kernel["late"])
        else:
            await self.hear_out()
            if self.observer and self.cells:
                try:
                    # Calls that run on and on end with the kernel.
                    finishing = asyncio.ensure_future(self.execute_quietly(self.observer.finish()))
                    await asyncio.wait({finishing}, timeout=None if self.observer.is_code else FINISH_LIMIT)
                    if finishing.done():
                        finishing.result()
                except (RuntimeError, DeadKernelError):
                    # Its records are in the file as they came about: an alarm that rings late takes none of them away.
                    pass
        for record in self.observer.records() if self.observer else []:
            self.emit({"event": "observed", "run": self.number, "record": record})
        for at, cell in enumerate(self.cells):
            outputs = json.dumps(list(joined([*cell.outputs, *self.failure(at), *self.bounds.remainders(at)])))
            if self.copy:
                outputs = outputs.replace(json.dumps(self.copy.prefix)[1:-1], "")
            self.emit({"event": "outputs", "run": self.number, "cell": at, "outputs": json.loads(outputs)})
        return True

    async def hear_out(self):
        """Takes what comes when all cells are over, until nothing has come for a while."""
        import queue

        last, self.at = self.at, len(self.cells)
        end = time.monotonic() + 20 * self.kernel["late"]
        try:
            while time.monotonic() < end:
                await self.client.kc.iopub_channel.get_msg(timeout=self.kernel["late"])
        except queue.Empty:
            pass
        self.at = last

    def failure(self, at):
        """The error of a cell that failed without showing one."""
        reply = self.failures.get(at)
        if reply is None or any(output["output_type"] == "error" for output in self.cells[at].outputs):
            return
        yield {
            "output_type": "error",
            "ename": reply.get("ename") or "Error",
            "evalue": reply.get("evalue") or "",
            "traceback": reply.get("traceback") or [],
        }

    async def execute_quietly(self, source):
        """Runs code that the notebook doesn't hold, and that leaves no trace in its history."""
        import nbformat

        cell = nbformat.v4.new_code_cell(source)
        at_work = self.cells[self.at : self.at + 1]
        await self.client.async_execute_cell(cell, self.at, store_history=False)
        # nbclient has put it in the place of the notebook's cell.
        self.cells[self.at : self.at + 1] = at_work
        for output in cell.outputs:
            if output["output_type"] == "error":
                raise RuntimeError("the observer failed: %s" % output["ename"])

    async def end(self, spared):
        """Lets the kernel end as a front end does, then kills what is left of it."""
        try:
            await asyncio.wait_for(self.manager.shutdown_kernel(), 10)
        except Exception:
            pass
        kill_children(spared)
        self.client.kc.stop_channels()


async def run_all(request, emit):
    requests = request["runs"]
    copied = [number for number, each in enumerate(requests) if each["place"] == "copy" and os.name == "posix"]
    copies = {number: Copy(os.path.realpath(requests[number]["cwd"]), number) for number in copied}
    for number, copy in copies.items():
        for file in requests[number]["files"]:
            copy.put(file["path"], file["text"])
    runs = [Run(number, each, copies.get(number), emit) for number, each in enumerate(requests)]
    total = request["total_timeout"]
    deadline = None if total is None else time.monotonic() + total
    starting = asyncio.ensure_future(runs[0].start()) if runs else None
    for number, run in enumerate(runs):
        try:
            await starting
        except Unstartable as error:
            failed, reason = error.args
            emit({"event": "unstartable", "run": failed, "reason": reason})
            return
        # The next kernel starts while this one works, so that nobody waits for it; it runs nothing yet.
        following = runs[number + 1] if number + 1 < len(runs) else None
        starting = asyncio.ensure_future(following.start()) if following else None
        if not await run.execute(request["cell_timeout"], deadline):
            return
        if starting:
            await asyncio.wait({starting})
        following_pid = {starting.result()} if starting and not starting.exception() else set()
        await run.end(following_pid)
        touched = next(filter(None, (copy.touched() for copy in copies.values())), None)
        if touched is not None:
            emit({"event": "touched", "run": number, "file": touched})
            return


def missing_modules(request):
    own = any(run.get("kernel") is None for run in request["runs"])
    wanted = ("ipykernel", "nbclient") if own else ("nbclient",)
    missing = [name for name in wanted if importlib.util.find_spec(name) is None]
    if not missing:
        return None
    conda = sys.prefix if os.path.isdir(os.path.join(sys.prefix, "conda-meta")) else None
    pip = importlib.util.find_spec("pip") is not None
    return {"event": "missing", "modules": missing, "pip": pip, "conda": conda}


def main():
    events = private_stdout()

    def emit(event):
        events.write(json.dumps(event) + "\n")
        events.flush()

    request = json.loads(sys.stdin.buffer.readline())
    missing = missing_modules(request)
    if missing:
        emit(missing)
        return
    adopt_orphans()
    threading.Thread(target=stop_at_end_of_input, daemon=True).start()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    try:
        asyncio.run(run_all(request, emit))
    finally:
        kill_children()
        remove_copies()


try:
    main()
    status = 0
except BaseException:
    traceback.print_exc()
    status = 1
sys.stderr.flush()
# Not `sys.exit`: the thread that waits for the end of input holds stdin's lock.
os._exit(status)
