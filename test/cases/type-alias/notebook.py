# %%
Vector = list[float]


# %%
def norm(v: Vector) -> float:
    return sum(x * x for x in v) ** 0.5


# %%
norm([3.0, 4.0])
