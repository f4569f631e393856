"""Which syntax is the same: `ast.dump` without the memory of u prefixes, and with `del (a, b)` taken for `del a, b`."""

from __future__ import annotations

import ast


class Same(ast.NodeTransformer):
    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        node.kind = None
        return node

    def visit_Delete(self, node: ast.Delete) -> ast.Delete:
        self.generic_visit(node)
        while any(isinstance(target, (ast.Tuple, ast.List)) for target in node.targets):
            node.targets = [
                inner
                for target in node.targets
                for inner in (target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target])
            ]
        return node


def dump(tree: ast.Module) -> str:
    """Equal texts for trees that mean the same; changes the tree."""
    return ast.dump(Same().visit(tree))
