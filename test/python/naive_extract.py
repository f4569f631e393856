"""A deliberately wrong extractor: what moving a definition without an analysis does.

Everything in the first cell that holds a definition goes to a module, and the cell becomes an import of all names
that it bound.
"""

import ast

MODULE = "naive_package"


def bound_names(tree):
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
        else:
            yield from (
                name.id
                for name in ast.walk(node)
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
            )


def extract(cells):
    for index, source in enumerate(cells):
        tree = ast.parse(source)
        if any(isinstance(node, (ast.FunctionDef, ast.ClassDef)) for node in tree.body):
            names = ", ".join(dict.fromkeys(bound_names(tree)))
            rewritten = [*cells[:index], f"from {MODULE} import {names}", *cells[index + 1 :]]
            return {"module": source, "cells": rewritten}
    raise ValueError("no cell holds a definition")
