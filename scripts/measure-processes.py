"""Runs commands again and again and says what each run took of the processor and of memory.

Reads {"rounds": int, "commands": [[...], ...]} from standard input, where each command is an argument list; runs all
commands once without counting, then `rounds` times in turn, so that a noisy moment hits all of them. Prints, for each
command, a list of [processor seconds (user and system, with all descendants), peak memory in MB, exit code, seconds by
the clock].

Node has no wait4(2), which is the one call that gives both figures for a finished child.
"""

import json
import os
import sys
import time

# ru_maxrss is in kilobytes on Linux and in bytes on macOS.
UNITS_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


def measure(command):
    nothing = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    start = time.monotonic()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=nothing)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    cpu = usage.ru_utime + usage.ru_stime
    return [cpu, usage.ru_maxrss / UNITS_PER_MB, os.waitstatus_to_exitcode(status), wall]


def main():
    request = json.load(sys.stdin)
    runs = [[] for _ in request["commands"]]
    for round_number in range(request["rounds"] + 1):
        for command, results in zip(request["commands"], runs):
            result = measure(command)
            if round_number > 0:
                results.append(result)
    json.dump(runs, sys.stdout)


main()
