import { describe, expect, it } from 'vitest';
import { rewritten, verdicts } from './analyze.ts';

describe('a name that Deno lets nobody import beside what stays', () => {
  it.each([
    ['function', 'function f() { return 1; }', 'function f() { return 2; }'],
    ['class', 'class f {}', 'class f { a = 1 }'],
  ])('%s', (_, first, second) => {
    expect(verdicts([first, second]).f).toEqual(['redefined']);
    expect(rewritten([first, second])).toEqual([first, second]);
  });

  it('a const stands beside an import', () => {
    const cells = ['const f = () => 1;', 'f()', 'const f = () => 2;', 'f()'];
    expect(rewritten(cells)).toEqual([cells[0], 'f()', 'import { f } from "tools";', 'f()']);
  });

  it('tslab lets every name be imported', () => {
    const cells = ['function f() { return 1; }', 'f()', 'function f() { return 2; }', 'f()'];
    expect(rewritten(cells, 'tslab')).toEqual([cells[0], 'f()', 'import { f } from "tools";', 'f()']);
  });
});

describe("what a function of tslab's sees of its own cell", () => {
  const cells = [
    'function rate() { return 1; }\nfunction gross(a) { return a * rate(); }',
    'gross(2)',
    'function rate() { return 9; }',
    'gross(2)',
  ];

  it('is the old one, so that it must not come along with the new one', () => {
    expect(verdicts(cells, 'tslab').gross).toEqual(['rebound-name']);
  });

  it('of another cell it sees the new one', () => {
    const apart = ['function rate() { return 9; }', 'function gross(a) { return a * rate(); }', 'gross(2)'];
    expect(verdicts(apart, 'tslab')).toEqual({ gross: ['moves'], rate: ['moves'] });
  });
});

describe('a function that is called above its declaration', () => {
  it('is imported at the top of its cell', () => {
    expect(
      rewritten(['// first\nconsole.log(f(1));\nconst a = 1;\nfunction f(x) {\n  return x;\n}']),
    ).toEqual(['import { f } from "tools";\n// first\nconsole.log(f(1));\nconst a = 1;']);
  });

  it('and what hid the value above it from tslab goes on doing so', () => {
    expect(rewritten(['f(1)\nfunction f(x) { return x; }'], 'tslab')).toEqual([
      'import { f } from "tools";\nf(1)\nvoid 0;',
    ]);
    expect(rewritten(['f(1)\nfunction f(x) { return x; }'], 'deno')).toEqual([
      'import { f } from "tools";\nf(1)',
    ]);
  });

  it('may need nothing that is only bound after the call', () => {
    expect(verdicts(['f(1);\nconst a = 1;\nfunction f(x) { return x + a; }']).f).toEqual([
      'read-before-bound',
    ]);
  });
});

describe('elements', () => {
  const chart = 'function Chart() { return <b>1</b>; }';

  it('move with the React that they read', () => {
    expect(verdicts(['import React from "npm:react";', chart])).toEqual({ Chart: ['moves'] });
  });

  it.each([
    ['a comment says what makes them', ['/** @jsx h */\nimport { h } from "npm:preact";', chart]],
    ['a fragment', ['import React from "npm:react";', 'function Chart() { return <><b /></>; }']],
  ])('stay: %s', (_, cells) => {
    expect(verdicts(cells)).toEqual({ Chart: ['notebook-only'] });
  });
});
