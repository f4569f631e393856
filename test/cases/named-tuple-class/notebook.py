# %%
from typing import NamedTuple


class Span(NamedTuple):
    start: int
    end: int = 10

    @property
    def length(self):
        return self.end - self.start


# %%
Span(4), Span(4).length
