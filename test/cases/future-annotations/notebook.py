# %%
from __future__ import annotations

# %%
class Tree:
    def __init__(self, children: list[Tree]):
        self.children = children

    def leaves(self, seen: Ledger | None = None) -> int:
        return sum(child.leaves() for child in self.children) or 1


class Ledger:
    pass


# %%
Tree([Tree([]), Tree([Tree([])])]).leaves()
