import { describe, expect, it } from 'vitest';
import { comparerFor } from '../../../src/plan/held/index.ts';
import type { Comparison } from '../../../src/plan/held/compare.ts';
import type { HeldPackage } from '../../../src/plan/held/package.ts';
import type { Provenance } from '../../../src/plan/held/provenance.ts';
import { notebookFrom, prototypeOf } from '../../prototype.ts';
import { packageOf, provenanceWith } from './package.ts';

/** The hash of a definition's syntax. */
function hashOf(text: string): string {
  const [definition] = packageOf({ core: text }).modules.flatMap(({ definitions }) => definitions);
  if (!definition) throw new Error(`no definition: ${text}`);
  return definition.definition.syntaxHash;
}

/** A provenance that says of names of `pumps.core` what they came from and what was written. */
function provenanceOf(
  definitions: Readonly<Record<string, { readonly source: string; readonly written: string }>>,
): Provenance {
  return provenanceWith(
    Object.entries(definitions).map(([name, { source, written }]) => ({
      name,
      names: [name],
      kind: 'function',
      module: 'pumps.core',
      origins: [],
      source: hashOf(source),
      written: hashOf(written),
    })),
  );
}

/** Compares what a notebook calls `name` with what a package calls so, or `there`; the last of each. */
async function compared(
  notebook: string,
  held: HeldPackage,
  name: string,
  there = name,
): Promise<Comparison> {
  const owner = await prototypeOf(notebookFrom(notebook));
  const definition = owner.program.statements
    .flatMap((each) => (each.kind === 'definition' ? [each.definition] : []))
    .findLast(({ names }) => names.includes(name));
  const other = held.modules
    .flatMap(({ definitions }) => definitions)
    .findLast(({ names }) => names.includes(there));
  if (!definition || !other) throw new Error(`no ${name}`);
  return comparerFor(owner, held)(definition, other);
}

const SAME: Comparison = { whole: 'same', own: 'same', through: [] };

describe('without provenance', () => {
  it('the same code is the same, whatever comments and layout', async () => {
    const held = packageOf({ core: 'def twice(x):\n    return 2 * x\n' });
    expect(await compared('def twice( x ):  # pasted\n  return (2*x)\n', held, 'twice')).toEqual(SAME);
  });

  it('other code is different', async () => {
    const held = packageOf({ core: 'def twice(x):\n    return 2 * x\n' });
    expect(await compared('def twice(x):\n    return x + x\n', held, 'twice')).toEqual({
      whole: 'different',
      own: 'different',
      through: [],
    });
  });

  it('the same code with another helper is different, and the helper is named', async () => {
    const held = packageOf({
      core: 'def rate():\n    return 2\n\ndef twice(x):\n    return rate() * x\n',
    });
    expect(
      await compared('def rate():\n    return 3\ndef twice(x):\n    return rate() * x\n', held, 'twice'),
    ).toEqual({ whole: 'different', own: 'same', through: ['rate'] });
  });

  it('a helper’s helper counts as well, and functions that call each other come to an end', async () => {
    const code = (base: number): string =>
      `BASE = ${base}\ndef even(n):\n    return n == BASE or odd(n - 1)\ndef odd(n):\n    return n != BASE and even(n - 1)\n`;
    const held = packageOf({ core: code(0) });
    expect(await compared(code(0), held, 'odd')).toEqual(SAME);
    expect(await compared(code(1), held, 'odd')).toEqual({
      whole: 'different',
      own: 'same',
      through: ['BASE'],
    });
  });

  it('local names don’t count, nor does its own where it calls itself', async () => {
    const held = packageOf({
      core: 'def fact(n):\n    rest = n - 1\n    return 1 if n < 2 else n * fact(rest)\n',
    });
    const pasted = 'def factorial(n):\n    less = n - 1\n    return 1 if n < 2 else n * factorial(less)\n';
    expect(await compared(pasted, held, 'factorial', 'fact')).toEqual(SAME);
    const calling = `def fact(n):\n    return 0\n${pasted.replace('* factorial', '* fact')}`;
    expect(await compared(calling, held, 'factorial', 'fact')).toMatchObject({ own: 'different' });
  });

  it('a name that the notebook imports from the package stands for what it is there', async () => {
    const held = packageOf({
      core: 'def rate():\n    return 2\n',
      more: 'from .core import rate\n\ndef twice(x):\n    return rate() * x\n',
    });
    const twice = 'def twice(x):\n    return rate() * x\n';
    expect(await compared(`from pumps.core import rate\n${twice}`, held, 'twice')).toEqual(SAME);
    expect(await compared(`from pumps.more import rate\n${twice}`, held, 'twice')).toEqual(SAME);
    expect((await compared(`from pumps.core import other as rate\n${twice}`, held, 'twice')).whole).toBe(
      'different',
    );
    expect((await compared(`from elsewhere import rate\n${twice}`, held, 'twice')).whole).toBe('different');
  });

  it('imports of the same thing are the same, however they are written', async () => {
    const held = packageOf({ core: 'import os.path as path\n\ndef up(p):\n    return path.dirname(p)\n' });
    const up = 'def up(p):\n    return path.dirname(p)\n';
    expect(await compared(`from os import path\n${up}`, held, 'up')).toEqual(SAME);
    expect((await compared(`from ntpath import path\n${up}`, held, 'up')).through).toEqual(['path']);
  });

  it('a name of the notebook’s state, or of the language that the notebook hides, is another thing', async () => {
    const held = packageOf({ core: 'RATE = 2\n\ndef twice(x):\n    return abs(x) * RATE\n' });
    const twice = 'def twice(x):\n    return abs(x) * RATE\n';
    expect(await compared(`RATE = int(input())\n${twice}`, held, 'twice')).toEqual({
      whole: 'different',
      own: 'same',
      through: ['RATE'],
    });
    expect(await compared(`RATE = 2\ndef abs(x):\n    return x\n${twice}`, held, 'twice')).toEqual({
      whole: 'different',
      own: 'same',
      through: ['abs'],
    });
  });
});

describe('with provenance', () => {
  const [one, two, three] = ['1', '2', '3'].map((n) => `def rate():\n    return ${n}\n`) as [
    string,
    string,
    string,
  ];
  const provenance = provenanceOf({ rate: { source: one, written: one } });

  it.each([
    { in: 'neither', notebook: one, held: one, drift: 'same' },
    { in: 'the package', notebook: one, held: two, drift: 'package-edited' },
    { in: 'the notebook', notebook: two, held: one, drift: 'notebook-edited' },
    { in: 'both, differently', notebook: two, held: three, drift: 'both-edited' },
    { in: 'both, alike', notebook: two, held: two, drift: 'same' },
  ])('knows that it was edited in $in', async ({ notebook, held, drift }) => {
    const found = await compared(notebook, packageOf({ core: held }, provenance), 'rate');
    expect(found).toEqual({ whole: drift, own: drift, through: [] });
  });

  it('knows a copy of what was lifted', async () => {
    const source = 'def scaled(x):\n    return x * k\n';
    const written = 'def scaled(x, k):\n    return x * k\n';
    const held = packageOf({ core: written }, provenanceOf({ scaled: { source, written } }));
    expect(await compared(`k = input()\n${source}`, held, 'scaled')).toMatchObject({ whole: 'lifted' });
  });

  it('what needs an edited definition is edited by its needs, on that side', async () => {
    const twice = 'def twice(x):\n    return rate() * x\n';
    const known = provenanceOf({
      rate: { source: one, written: one },
      twice: { source: twice, written: twice },
    });
    const held = packageOf({ core: two + twice }, known);
    expect(await compared(one + twice, held, 'twice')).toEqual({
      whole: 'package-edited',
      own: 'same',
      through: ['rate'],
    });
    const changed = twice.replace('*', '+');
    expect(await compared(one + changed, held, 'twice')).toEqual({
      whole: 'both-edited',
      own: 'notebook-edited',
      through: ['rate'],
    });
  });

  it('follows a definition that was moved to another module by hand', async () => {
    const moved = packageOf({ core: '', rates: one }, provenance);
    expect(await compared(two, moved, 'rate')).toMatchObject({ own: 'notebook-edited' });
    const twin = packageOf({ core: one, rates: three }, provenance);
    expect(await compared(two, twin, 'rate')).toMatchObject({ own: 'different' });
  });
});

describe('postponed annotations', () => {
  const future = 'from __future__ import annotations\n\n';
  const code = 'def f(x: int) -> int:\n    return x\n';

  it('are other code than annotations that are evaluated', async () => {
    const there = packageOf({ core: future + code });
    expect((await compared(`# %%\n${code}`, there, 'f')).whole).toBe('different');
    expect(await compared(`# %%\n${future}# %%\n${code}`, there, 'f')).toEqual(SAME);
    expect((await compared(`# %%\n${future}# %%\n${code}`, packageOf({ core: code }), 'f')).whole).toBe(
      'different',
    );
  });

  it('count through what a definition needs, and not where there are none', async () => {
    const caller = 'def g(x):\n    return f(x)\n';
    const there = packageOf({ core: future + code + caller });
    expect((await compared(`# %%\n${code}\n${caller}`, there, 'g')).whole).toBe('different');
    const plain = packageOf({ core: `${future}def g(x):\n    return x\n` });
    expect(await compared('# %%\ndef g(x):\n    return x\n', plain, 'g')).toEqual(SAME);
  });
});
