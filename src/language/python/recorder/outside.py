"""Notices what a call reads or changes beyond its arguments: files, network, processes. No test can rely on those."""

import contextlib
import os
import site
import sys
import threading

# Files of the system that libraries look into.
QUIET = ("/dev/", "/proc/", "/sys/", "/etc/", "/usr/share/")
WITH_PATH = {"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.listdir", "os.scandir", "glob.glob"}
CHANGES = {
    **dict.fromkeys([*WITH_PATH, "os.link", "os.symlink", "shutil.copyfile", "shutil.rmtree", "sqlite3.connect"], "files"),
    **dict.fromkeys(["socket.connect", "socket.getaddrinfo"], "network"),
    **dict.fromkeys(["subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn"], "programs"),
}


class Outside:
    """Listens while a call is at work."""

    def __init__(self):
        prefixes = {sys.prefix, sys.base_prefix, sys.exec_prefix, *site.getsitepackages(), site.getusersitepackages()}
        self.quiet = (*QUIET, *(os.path.join(each, "") for each in prefixes))
        self.state = threading.local()
        sys.addaudithook(self.hear)

    def leave_out(self, folder):
        """What is read there is no data."""
        self.quiet += (os.path.join(os.path.abspath(folder), ""),)

    def begin(self):
        """A listener; its one item is what was touched, in a word."""
        listener = [None]
        self.listeners().append(listener)
        return listener

    def end(self, listener):
        """What was touched since `begin`; None: nothing."""
        listeners = self.listeners()
        listeners[:] = [each for each in listeners if each is not listener]
        return listener[0]

    @contextlib.contextmanager
    def closed(self):
        """Nothing outside can be touched meanwhile."""
        self.state.closed = True
        try:
            yield
        finally:
            self.state.closed = False

    def listeners(self):
        return self.state.__dict__.setdefault("listeners", [])

    def hear(self, event, arguments):
        if not (self.state.__dict__.get("listeners") or self.state.__dict__.get("closed")):
            return
        if event == "open":
            self.hear_path(arguments[0], "files")
        elif event in CHANGES:
            self.hear_path(arguments[0] if event in WITH_PATH and arguments else None, CHANGES[event])

    def hear_path(self, path, word):
        if self.is_quiet(path):
            return
        if self.state.__dict__.get("closed"):
            raise PermissionError(word)
        for listener in self.listeners():
            listener[0] = listener[0] or word

    def is_quiet(self, path):
        """Python's own files, and descriptors that are open already."""
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        if not isinstance(path, str):
            return isinstance(path, int)
        return os.path.abspath(path).startswith(self.quiet)
