# %%
from functools import lru_cache


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


# %%
fib(10)
fib.cache_info()

# %%
fib.cache_clear()
fib.cache_info()
