# %%
from dataclasses import dataclass
from typing import Dict, Union, get_type_hints


@dataclass
class Node:
    guess: str
    branches: Dict[int, 'Tree']


print(Node('slate', {}).guess)

Tree = Union[Node, str]

# %%
def is_leaf(tree: Tree) -> bool:
    return isinstance(tree, str)


# %%
print(is_leaf('crane'), is_leaf(Node('slate', {})), sorted(get_type_hints(Node)))
