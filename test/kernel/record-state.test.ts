import { expect, it } from 'vitest';
import { describeWithPython } from '../python-environment.ts';
import { lines, record } from './record-demo.ts';

const MODULE = `
KNOWN = {}
LIMITS = {"low": 1}
REGISTERED = []

def limit(name, value):
    if name not in KNOWN:
        KNOWN[name] = value
    return KNOWN[name]

def through(value):
    return limit("a", value)

def register(word):
    REGISTERED.append(word)

def registered():
    return len(REGISTERED)

def within(value):
    return value >= LIMITS["low"]

def double(x):
    return 2 * x

def triple(x):
    return 3 * x

TABLE = {"double": double, "triple": triple}

def apply(name, x):
    return TABLE[name](x)

def loosen(low):
    LIMITS["low"] = low
`;

describeWithPython('recording functions that read what their module holds', () => {
  it('as long as that is what it was on import', { timeout: 60_000 }, async () => {
    const cells = [
      'from demo.core import *',
      'limit("a", 3); limit("a", 4); through(5)',
      'register("a"); registered()',
      'apply("double", 2); TABLE["triple"](4)',
      'within(3); loosen(5); within(4)',
    ];
    const found = await record(MODULE, cells, { original: [MODULE, ...cells] });
    expect(lines(found.get('limit'))).toEqual(["('a', 3) -> 3"]);
    expect(found.get('limit')?.calls[0]?.emptied).toEqual([{ module: 'demo.core', name: 'KNOWN' }]);
    // Called again after the notebook has run, with nothing left in the module.
    expect(lines(found.get('through'))).toEqual(['(5) -> 5']);
    expect(found.get('through')?.calls[0]).toMatchObject({ origin: 'synthetic' });
    expect(lines(found.get('registered'))).toEqual(['() -> 0']);
    expect(lines(found.get('within'))).toEqual(['(3) -> True']);
    expect(lines(found.get('apply'))).toEqual(["('double', 2) -> 4"]);
    expect(lines(found.get('triple'))).toEqual(['(4) -> 12']);
    expect(found.get('within')?.calls[0]?.emptied).toBeUndefined();
  });

  it('to the depth that they call themselves without it', { timeout: 60_000 }, async () => {
    const module = 'def depth(n):\n    return 0 if n == 0 else 1 + depth(n - 1)\n';
    const cells = ['from demo.core import depth', 'depth(900)'];
    const found = await record(module, cells, { original: [module, ...cells] });
    expect(lines(found.get('depth'))).toEqual(['(900) -> 900']);
  });
});
