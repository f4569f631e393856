# %%
import os

scale = float(os.environ.get('UNSET', '2'))
shift = float(os.environ.get('UNSET', '1'))


def scaled(
    x: float,  # what to scale
    /,
    *,
    twice: bool = False,  # really
) -> float:
    return x * scale * (2 if twice else 1)


def shifted(x, *rest: float, **options: float):
    return x + shift + sum(rest)


# %%
shifted(scaled(shifted(1)), scaled(2, twice=True), key=1)
