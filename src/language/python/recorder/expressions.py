"""Finds values that the notebook makes of nothing but literals: `np.linspace(0, 1, 50)`, `np.random.default_rng(7)`.

Such an expression holds no data but what stands in the source, so that a test may repeat it, whatever it gives.
"""

import ast
import builtins
import collections
import types

from solidify_recorder.evaluate import evaluate
from solidify_recorder.fingerprints import fingerprint
from solidify_recorder.values import PLAIN, type_name

ROOTS = {"numpy": "np", "pandas": "pd", "random": "random", "datetime": "datetime", "collections": "collections"}
MAKERS = {
    "numpy": {
        "arange", "array", "asarray", "diag", "eye", "float32", "float64", "full", "geomspace", "identity", "int64", "linspace",
        "logspace", "ones", "random.RandomState", "random.default_rng", "repeat", "tile", "zeros",
    },
    "pandas": {"Categorical", "DataFrame", "Index", "Series", "date_range", "timedelta_range", "to_datetime", "to_timedelta"},
    "random": {"Random"},
    "datetime": {"date", "datetime", "timedelta", "time"},
    "collections": {"Counter", "OrderedDict", "deque"},
}  # fmt: skip
BUILTINS = {"range", "list", "tuple", "set", "dict", "frozenset", "sorted", "bytes", "bytearray"}
METHODS = {"astype", "copy", "reshape", "round", "set_index", "sort_values", "reset_index", "tolist"}
# Expressions that are tried, and numbers in them beyond which they may give too much.
MOST = 80
LARGEST = 1_000_000


class Names:
    """What names of the notebook mean: modules, their members, and numbers or strings that are bound once."""

    def __init__(self, trees):
        self.modules, self.members, self.literals = {}, {}, {}
        bound = collections.Counter(
            node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        )
        for node in (node for tree in trees for node in ast.walk(tree)):
            if isinstance(node, ast.Import):
                self.modules.update({each.asname or each.name: each.name for each in node.names if "." not in (each.asname or each.name)})
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                self.members.update({each.asname or each.name: (node.module, each.name) for each in node.names})
            elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                if isinstance(node.value, ast.Constant) and bound[node.targets[0].id] == 1:
                    self.literals[node.targets[0].id] = node.value


class Rewriter(ast.NodeTransformer):
    """Turns an expression into one that stands alone; raises ValueError where it can't."""

    def __init__(self, names, rules):
        self.names, self.rules = names, rules
        self.roots, self.elements, self.calls = set(), 0, 0

    def generic_visit(self, node):
        plain = (ast.List, ast.Tuple, ast.Set, ast.Dict, ast.UnaryOp, ast.BinOp, ast.keyword, ast.operator, ast.unaryop, ast.Load)
        if not isinstance(node, plain):
            raise ValueError(type(node).__name__)
        return super().generic_visit(node)

    def visit_Constant(self, node):
        self.elements += 1
        if isinstance(node.value, (str, bytes)) and not self.rules.allows_string(node.value):
            raise ValueError("string")
        if isinstance(node.value, int) and abs(node.value) > LARGEST:
            raise ValueError("large")
        return node

    def visit_Name(self, node):
        literal = self.names.literals.get(node.id)
        if literal is None:
            raise ValueError(node.id)
        return self.visit_Constant(literal)

    def visit_Call(self, node):
        self.calls += 1
        given = [self.visit(each) for each in node.args]
        named = [ast.keyword(arg=each.arg, value=self.visit(each.value)) for each in node.keywords if each.arg]
        if len(named) != len(node.keywords):
            raise ValueError("**")
        return ast.Call(func=self.maker(node.func), args=given, keywords=named)

    def maker(self, func):
        if isinstance(func, ast.Name) and func.id in BUILTINS and func.id not in self.names.members:
            return func
        dotted = self.dotted(func)
        if dotted is not None:
            module, name = dotted
            if name in MAKERS.get(module, ()) and self.rules.allows_module(module):
                self.roots.add(module)
                return ast.parse("%s.%s" % (ROOTS[module], name), mode="eval").body
        elif isinstance(func, ast.Attribute) and func.attr in METHODS:
            return ast.Attribute(value=self.visit(func.value), attr=func.attr, ctx=ast.Load())
        raise ValueError("call")

    def dotted(self, func):
        """The module and the name in it that a callee stands for; None where it is no such thing."""
        parts = []
        while isinstance(func, ast.Attribute):
            parts.insert(0, func.attr)
            func = func.value
        if not isinstance(func, ast.Name):
            return None
        if func.id in self.names.modules:
            whole = ".".join([self.names.modules[func.id], *parts])
        elif func.id in self.names.members:
            whole = ".".join([*self.names.members[func.id], *parts])
        else:
            return None
        root, _, name = whole.partition(".")
        return root, name


class Expressions:
    """The notebook's own expressions, by what they give."""

    def __init__(self, trees, rules, most):
        self.trees, self.rules, self.most, self.known = trees, rules, most, None

    def recall(self, value, budget):
        """An expression of the source that gives the value; None: there is none that may be repeated."""
        if type(value) in PLAIN:
            return None
        if isinstance(value, types.FunctionType):
            return self.recall_lambda(value, budget)
        if self.known is None:
            self.known = self.collect()
        if type(value) not in self.known:
            return None
        found = self.known[type(value)].get(fingerprint(value))
        if found is None or found[1] > budget.left:
            return None
        budget.take(found[1])
        return found[0]

    def recall_lambda(self, value, budget):
        """The source of a function without a name that reads nothing of the notebook's but modules."""
        if value.__name__ != "<lambda>" or value.__closure__ or value.__defaults__ or value.__kwdefaults__:
            return None
        names = Names(self.trees)
        for node in (each for tree in self.trees for each in ast.walk(tree) if isinstance(each, ast.Lambda)):
            if not is_code_of(node, value.__code__):
                continue
            constants = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
            read = {each for each in value.__code__.co_names if each in value.__globals__ and each not in vars(builtins)}
            held = any(isinstance(each, (str, bytes)) and not self.rules.allows_string(each) for each in constants)
            known = all(self.rules.allows_module(names.modules.get(each, "__main__")) for each in read)
            if held or not known or len(constants) > budget.left:
                return None
            budget.take(len(constants))
            imports = [{"module": names.modules[each], "member": None, "name": each} for each in sorted(read)]
            return {"kind": "expression", "source": ast.unparse(node), "imports": imports, "type": "function"}
        return None

    def collect(self):
        known, names = {}, Names(self.trees)
        pending = list(self.trees)
        tried = set()
        while pending and len(tried) < MOST:
            node = pending.pop(0)
            pending += [] if isinstance(node, (ast.FunctionDef, ast.Lambda)) else ast.iter_child_nodes(node)
            if not isinstance(node, (ast.Call, ast.BinOp, ast.List, ast.Dict)):
                continue
            rewriter = Rewriter(names, self.rules)
            try:
                tree = rewriter.visit(ast.parse(ast.unparse(node), mode="eval").body)
                source = ast.unparse(ast.fix_missing_locations(tree))
                if source in tried or rewriter.elements > self.most or rewriter.calls == 0:
                    continue
                tried.add(source)
                imports = [{"module": root, "member": None, "name": ROOTS[root]} for root in sorted(rewriter.roots)]
                code = {"kind": "expression", "source": source, "imports": imports, "type": ""}
                value = evaluate(code)
            except Exception:
                continue
            mark = fingerprint(value)
            if mark is not None and type(value) not in PLAIN:
                code["type"] = type_name(value)
                known.setdefault(type(value), {}).setdefault(mark, (code, rewriter.elements))
        return known


def is_code_of(node, code):
    """Whether a lambda of the source compiles to some code; nested functions aren't looked into."""
    made = compile(ast.Expression(body=node), "", "eval").co_consts[0]
    parts = ("co_code", "co_consts", "co_names", "co_varnames")
    return all(getattr(made, part) == getattr(code, part) for part in parts)
