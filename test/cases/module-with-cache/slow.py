import functools


@functools.lru_cache
def double(n):
    return 2 * n
