# %%
from dataclasses import dataclass

LIM = 3


@dataclass
class Pt:
    x: int

    def next(self) -> 'Pt':
        return Pt(min(self.x + 1, LIM))

    @staticmethod
    def make(n):
        return [Pt(i) for i in range(n)]


# %%
[p.next().x for p in Pt.make(4)], LIM, isinstance(Pt(1), Pt)
