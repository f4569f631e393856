import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildProgram } from '../src/cli/program.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');

it('the README names every command and option', () => {
  const program = buildProgram(
    '0.0.0',
    () => Promise.reject(new Error('no command is run here')),
    () => Promise.resolve(),
  );
  const names = program.commands.flatMap((command) => [
    `solidify ${command.name()} `,
    ...command.options.map((option) => `\`${option.long ?? option.flags}`),
  ]);
  expect(names.length).toBeGreaterThan(25);
  expect(names.filter((name) => !readme.includes(name))).toEqual([]);
});

it('the README names only options that there are', () => {
  const program = read('src/cli/program.ts');
  const foreign = [
    '--global',
    '--bare',
    '--initial-branch',
    '--help',
    '--version',
    '--nbformat',
    '--inplace',
  ];
  const notYet = /Not there yet either: .*/.exec(readme)?.[0] ?? '';
  const named = [...new Set(readme.replace(notYet, '').match(/--[a-z][a-z-]+/g))];
  expect(named.filter((option) => !foreign.includes(option) && !program.includes(`'${option}`))).toEqual([]);
});

it('the README has a row for every obstacle', () => {
  const union = /ObstacleCode =([\s\S]*?);/.exec(read('src/analysis/obstacle.ts'))?.[1] ?? '';
  const codes = [...union.matchAll(/^\s*\| '([a-z-]+)'/gm)].map(([, code]) => code ?? '');
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` /gm)].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(20);
  expect(rows.filter((row) => codes.includes(row))).toEqual(codes);
});
