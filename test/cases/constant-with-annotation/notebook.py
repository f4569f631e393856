# %%
RATE: float = 0.5


# %%
def payment(x: float) -> float:
    return x * RATE


# %%
payment(10)
