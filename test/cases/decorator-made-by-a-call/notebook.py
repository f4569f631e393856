# %%
import functools

cache = functools.lru_cache(None)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


# %%
fib(50)
