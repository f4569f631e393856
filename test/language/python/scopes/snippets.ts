/** Sources that hold one trap of Python's scoping each; the expectation is CPython's own answer. */
export const SNIPPETS: Readonly<Record<string, string>> = {
  'plain global read': 'def f():\n    return K',
  'parameter hides': 'def f(K):\n    return K',
  'assigned later in the function': 'def f():\n    print(K)\n    K = 1',
  'default is read outside': 'def f(a=K):\n    return a',
  'default of a nested function': 'def f(K):\n    def g(a=K, b=L):\n        return a\n    return g',
  'decorator of a nested function': 'def f():\n    @deco(arg)\n    def g():\n        pass\n    return g',
  'annotations of a nested function':
    'def f():\n    def g(a: A, *b: B, c: C = D, **e: E) -> R:\n        return a',
  'annotation of a local': 'def f():\n    x: T = K\n    return x',
  'annotation alone makes a local': 'def f():\n    x: T\n    return x',
  'parenthesized annotated target': 'def f():\n    (x): T\n    return x',
  'annotated attribute': 'def f(self):\n    self.x: T = K',
  'comprehension target hides': 'def f():\n    return [x for x in xs if x > limit]',
  'first iterable is outside': 'def f(x):\n    return [x for x in x]',
  'first iterable in a class body':
    'def f():\n    class C:\n        xs = data\n        ys = [x for x in xs]\n    return C',
  'second iterable is inside': 'def f():\n    return [y for x in xs for y in x.get(x, z)]',
  'dictionary comprehension': 'def f():\n    return {k: g(v) for k, v in d.items()}',
  'set comprehension': 'def f():\n    return {h(x) for x in xs}',
  'generator argument': 'def f():\n    return sum(w * x for w, x in zip(ws, xs))',
  'nested comprehensions': 'def f():\n    return [[a + b + c for b in bs] for a in as_]',
  'async comprehension': 'async def f():\n    return [x async for x in xs if await y]',
  'walrus binds in the function': 'def f():\n    if (n := g()) > 1:\n        return n',
  'walrus in a comprehension binds in the function':
    'def f():\n    ok = [last := x for x in xs]\n    return last',
  'walrus in a nested comprehension':
    'def f():\n    a = [[last := y for y in x] for x in xs]\n    return last',
  'walrus in a comprehension with global': 'def f():\n    global last\n    return [last := x for x in xs]',
  'walrus in a lambda': 'def f():\n    return lambda: (n := 1) + n + m',
  'lambda parameters': 'def f():\n    return lambda a, *b, c=D, **e: a + b + c + e + g',
  'lambda default': 'def f(x):\n    return lambda y=x, z=Z: y',
  'global write': 'def f():\n    global n\n    n = 1',
  'global augmented': 'def f():\n    global n\n    n += 1',
  'global passes to nested functions':
    'def f():\n    global x\n    x = 1\n    def g():\n        return x\n    return g',
  'global of the outer function hides the outermost':
    'def o():\n    x = 1\n    def f():\n        global x\n        def g():\n            return x\n        return g\n    return f',
  'global in a class does not reach methods':
    'def f():\n    x = 1\n    class C:\n        global x\n        x = 2\n        def m(self):\n            return x\n    return C',
  'global del': 'def f():\n    global n\n    del n',
  'global import': 'def f():\n    global np\n    import numpy as np',
  'global def': 'def f():\n    global g\n    def g():\n        pass',
  'global for': 'def f():\n    global i\n    for i in xs:\n        pass',
  nonlocal: 'def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += k\n    return g',
  'nonlocal through a function':
    'def f():\n    n = 0\n    def g():\n        def h():\n            nonlocal n\n            n = 1\n        return h\n    return g',
  'class scope is skipped by methods':
    'def f():\n    class C:\n        K = 1\n        def m(self):\n            return K\n    return C',
  'class scope is read by its own body': 'def f():\n    class C:\n        K = 1\n        L = K\n    return C',
  'class bases and keywords':
    'def f():\n    class C(Base, metaclass=Meta, **kw):\n        pass\n    return C',
  'class decorator': 'def f():\n    @register\n    class C:\n        pass',
  'method default reads the class':
    'def f():\n    class C:\n        K = 1\n        def m(self, k=K, l=L):\n            return k',
  super:
    'def f():\n    class C(B):\n        def __init__(self):\n            super().__init__()\n    return C',
  '__class__ in a method': 'def f():\n    class C:\n        def m(self):\n            return __class__',
  'private name':
    'def f():\n    class C:\n        def m(self):\n            return __secret + self.__x\n    return C',
  'private parameter': 'def f():\n    class C:\n        def m(self, __a):\n            return __a',
  'private name of an underscored class':
    'def f():\n    class __C:\n        def m(self):\n            return __x',
  'private name of an all-underscore class':
    'def f():\n    class __:\n        def m(self):\n            return __x',
  'private global':
    'def f():\n    class C:\n        def m(self):\n            global __n\n            __n = 1',
  'private import':
    'def f():\n    class C:\n        def m(self):\n            import __mod\n            return __mod',
  'dunder is not private': 'def f():\n    class C:\n        def m(self):\n            return __name__',
  'import dotted': 'def f():\n    import a.b\n    return a.b + b',
  'import dotted as': 'def f():\n    import a.b as c\n    return a + c',
  'from import': 'def f():\n    from a import b, c as d\n    return a, b, c, d',
  'relative import': 'def f():\n    from . import b\n    from ..p import q as r\n    return b, q, r',
  'except as': 'def f():\n    try:\n        g()\n    except (A, B) as e:\n        print(e)',
  'except star': 'def f():\n    try:\n        g()\n    except* E as eg:\n        print(eg)',
  'with as': 'def f():\n    with open(p) as h, q() as (a, [b, *c]):\n        return h, a, b, c',
  'with attribute target': 'def f(self):\n    with g() as self.x, g() as d[k]:\n        pass',
  'for targets': 'def f():\n    for i, (j, *k) in xs:\n        pass\n    else:\n        print(i, j, k, m)',
  'for attribute target': 'def f():\n    for obj.x in xs:\n        pass',
  'del makes local': 'def f():\n    del x\n    return x',
  'del subscript reads': 'def f():\n    del d[k], o.a, (p, q[0])',
  'augmented makes local': 'def f():\n    n += m',
  'augmented subscript reads': 'def f():\n    d[k] += m',
  'star target': 'def f():\n    a, *b = c\n    return a, b',
  'chained assignment': 'def f():\n    a = b, d = c = e\n    return a, b, c, d',
  'match captures':
    'def f(v):\n    match v:\n        case {"a": x, **rest} if g(x):\n            return x, rest\n        case [first, *others]:\n            return first, others\n        case _:\n            return _',
  'match classes and values':
    'def f(v):\n    match v:\n        case Point(x=0, y=yy) | Other(yy):\n            return yy\n        case Color.RED | -1 | 1 + 2j | "s" | None:\n            return 1\n        case int() as n:\n            return n',
  'match sequence of dotted values':
    'def f(v):\n    match v, w:\n        case (a.b, (c, d)), {m.K: e}:\n            return c, d, e',
  'match as a name': 'def f():\n    match = re.match(p, s)\n    case = match[0]\n    return type(case)',
  'f-string': 'def f(x):\n    return f"{x!r:>{width}} {y + 1:{a}.{b}} {z=} {{no}}"',
  'nested f-string': 'def f():\n    return f"{[q for q in f\'{w}\']}"',
  'concatenated f-strings': 'def f():\n    return "a" f"{b}" r"{c}"',
  'keyword arguments are no names': 'def f():\n    return g(key=value, *rest, **more)',
  'attributes are no names': 'def f(x):\n    return x.name.other + y.z',
  'assignment to the type of something': 'def f(m):\n    type(m).x = K\n    type(m)[0] = L',
  'soft keywords as names': 'def f(match, case, type, _):\n    return match, case, type, _',
  'identifiers are normalised': 'def f():\n    ﬁne = 1\n    return fine + ℌ',
  'yield and await': 'async def f():\n    yield a\n    await b\n    x = yield',
  'async with and for':
    'async def f():\n    async with a as b:\n        async for c in d:\n            print(b, c)',
  'recursion is a global read': 'def f(n):\n    return f(n - 1)',
  'function hides the global of its name': 'def f():\n    def g():\n        return g\n    return g',
  'nested three deep':
    'def a():\n    x = 1\n    def b():\n        y = 2\n        def c():\n            return x + y + z\n        return c\n    return b',
  'conditional expression and slices': 'def f():\n    return a if b else c[d:e, ..., f:]',
  'positional-only and keyword-only': 'def f(a, /, b, *, c):\n    return a, b, c, d',
  'assert, raise, return': 'def f():\n    assert a, b\n    raise c from d',
  'try else finally':
    'def f():\n    try:\n        a = 1\n    except E:\n        b = 2\n    else:\n        c = 3\n    finally:\n        d = e\n    return a, b, c, d',
  'string is no name': 'def f():\n    "K"\n    return "K" + \'L\' + b"M".hex()',
  'decorated method with property':
    'class C:\n    @property\n    def x(self):\n        return K\n    @x.setter\n    def x(self, v):\n        self.v = v',
  'future annotations':
    'from __future__ import annotations\ndef f():\n    def g(a: A) -> R:\n        return B\n    x: T = 1\n    return g',
  'global declared after nested use':
    'def f():\n    def g():\n        return n\n    global n\n    n = 1\n    return g',
  'class in a class':
    'def f():\n    class A:\n        x = 1\n        class B:\n            y = x\n    return A',
  'lambda in a class body': 'def f():\n    class A:\n        x = 1\n        g = lambda self: x\n    return A',
  'comprehension over a walrus': 'def f():\n    return [y := 1, y**2, z]',
  'while with walrus': 'def f():\n    while chunk := read(n):\n        use(chunk)',
};

/** The same for syntax that only Python 3.12 and later knows. */
export const SNIPPETS_3_12: Readonly<Record<string, string>> = {
  'type parameters of a function':
    'def f():\n    def g[T: Bound, *Ts, **P](x: T, *a: *Ts) -> R:\n        return T\n    return g',
  'type parameters hide': 'def f(T):\n    def g[T](x: T = T):\n        return T\n    return g',
  'type parameters of a class':
    'def f():\n    class C[T](Base[T]):\n        x: T\n        def m(self, y: T) -> U:\n            return T\n    return C',
  'type alias': 'def f():\n    type X[T] = list[T] | Y\n    return X',
  'assignments to items and attributes of type': 'def f():\n    type[a] = b\n    type(c)[0].d = e',
  'annotation alone in a class': 'def f(x):\n    class C:\n        x: T\n        y = x\n    return C',
  'type alias of a name': 'def f():\n    type X = Y\n    return X',
  'private type parameter':
    'def f():\n    class C[__T]:\n        def m(self, x: __T):\n            return __T\n    return C',
  'f-string with equal quotes': 'def f():\n    return f"{d["k"]} {x}"',
};

/** Where later versions list an inlined comprehension's names with those of the class around, which it doesn't see. */
export const SNIPPETS_BEFORE_3_12: Readonly<Record<string, string>> = {
  'condition of a comprehension in a class':
    'def f():\n    class C:\n        limit = 1\n        ys = [y for y in ys0 if y < limit]',
};
