import { expect, it } from 'vitest';
import { definitionOf } from './analyze.ts';

it.each([
  ['the content of what it is handed', 'def f(rows):\n    rows[0] = 1'],
  ['elements of it', 'def f(rows):\n    for row in rows:\n        row["a"] = 1'],
  ['it by a method', 'def f(rows):\n    rows.append(1)'],
  ['it by the method’s function', 'def f(rows):\n    list.append(rows, 1)'],
  ['it by an operator', 'def f(rows):\n    rows += [1]'],
  ['it by deleting from it', 'def f(rows):\n    del rows[0]'],
  ['an alias', 'def f(rows):\n    same = rows\n    same.clear()'],
  [
    'an alias in one of two branches',
    'def f(rows):\n    x = []\n    if rows:\n        x = rows\n    x.append(1)',
  ],
  [
    'what its own list holds of others',
    'def f(rows):\n    own = [each for each in rows]\n    own[0]["a"] = 1',
  ],
  ['an iterator', 'def f(rows):\n    return next(rows)'],
  ['an attribute of it', 'def f(box):\n    box.size = 1'],
  ['an attribute of it, by name', 'def f(box):\n    setattr(box, "size", 1)'],
  ['and returns it', 'def f(rows):\n    rows.sort()\n    return rows'],
  [
    'it within a function',
    'def f(rows):\n    def g(row):\n        row.add(1)\n    for row in rows:\n        g(row)',
  ],
])('changes what it may be handed: %s', (_, source) => {
  expect(definitionOf('f', source).changesHanded).toBe(true);
});

it.each([
  ['its own list', 'def f(rows):\n    own = []\n    for row in rows:\n        own.append(row)'],
  ['its own counts', 'def f(rows):\n    own = {}\n    for row in rows:\n        own[row] = 1'],
  ['its own sum', 'def f(rows):\n    total = 0\n    for row in rows:\n        total += row'],
  ['a copy', 'def f(rows):\n    rows = list(rows)\n    return rows'],
  [
    'groups',
    'from collections import defaultdict\ndef f(rows):\n    own = defaultdict(list)\n    for row in rows:\n        own[row].append(1)',
  ],
  [
    'the list of a function around it',
    'def f(rows):\n    own = []\n    def g(row):\n        own.append(row)\n    return g',
  ],
  ['itself', 'class f:\n    def __init__(self):\n        self.rows = []\n        self.rows.append(1)'],
  [
    'the function that it wraps another one in',
    'def f(function):\n    def g():\n        g.calls += 1\n    g.calls = 0\n    return g',
  ],
  ['the function that it decorates', 'def f(function):\n    function.tag = 1\n    return function'],
  ['what the notebook holds, which is told as such', 'rows = []\ndef f():\n    rows.append(1)'],
])('changes only what is its own: %s', (_, source) => {
  expect(definitionOf('f', source).changesHanded).toBeUndefined();
});
