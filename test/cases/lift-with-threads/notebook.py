# %%
import os
import threading

level = int(os.environ.get('UNSET', '1'))
started, changed = threading.Event(), threading.Event()


def watch():
    first = level
    started.set()
    changed.wait()
    return first, level


seen = []


def run():
    seen.append(watch())


# %%
thread = threading.Thread(target=run)
thread.start()
started.wait()
level = 2
changed.set()
thread.join()
seen
