import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordNotebooks } from '../../src/kernel/index.ts';
import type { RecordedCall, RecordedFunction } from '../../src/plan/recording.ts';
import { requirePython } from '../python-environment.ts';
import { helper, ipython, notebookOf, recorderOptions } from './notebooks.ts';
import { code } from './recorded-code.ts';

/** Records a notebook that imports from a package `demo` of one module, `demo.core`, of this text. */
export async function record(
  module: string,
  cells: readonly string[],
  { original = cells, hidden = [], files = {}, data = [] }: Partial<Surroundings> = {},
): Promise<ReadonlyMap<string, RecordedFunction>> {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const namesOf = (pattern: RegExp): string[] =>
    [...module.matchAll(pattern)].flatMap(([, name = '']) => name);
  const { functions } = await recordNotebooks({
    helper,
    ...recorderOptions,
    hints: true,
    cellTimeout: 60,
    totalTimeout: 120,
    notebooks: [
      {
        notebook: notebookOf(...cells),
        kernel: ipython(requirePython()),
        original: notebookOf(...original),
        folder,
        path: [],
        sources: [
          { path: 'demo/__init__.py', text: '' },
          { path: 'demo/core.py', text: module },
        ],
        hidden,
      },
    ],
    observed: {
      importName: 'demo',
      modules: [
        {
          importName: 'demo.core',
          functions: namesOf(/^(?:async )?def (\w+)/gm),
          classes: namesOf(/^class (\w+)/gm),
          constants: namesOf(/^([A-Z]+) =/gm),
        },
      ],
      data: { 'demo.core': data },
      libraries: ['numpy', 'pandas'],
    },
    onProgress: () => undefined,
  });
  return new Map(functions.map((each) => [each.name, each]));
}

interface Surroundings {
  readonly original: readonly string[];
  readonly hidden: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** Functions whose real values are asked for. */
  readonly data: readonly string[];
}

/** Each call as one line of Python: its arguments, how it ends, and what it changes. */
export function lines(recorded: RecordedFunction | undefined): readonly string[] {
  return (recorded?.calls ?? []).map(lineOf);
}

export function lineOf({ arguments: given, outcome, mutations }: RecordedCall): string {
  const args = given.map(({ keyword, value }) => `${keyword === null ? '' : `${keyword}=`}${code(value)}`);
  const ends = {
    returned: () => (outcome.kind === 'returned' ? `-> ${code(outcome.result)}` : ''),
    raised: () => (outcome.kind === 'raised' ? `raises ${outcome.exception.name}` : ''),
    yielded: () =>
      outcome.kind === 'yielded'
        ? `yields ${outcome.items.map(code).join(', ')}${outcome.complete ? '' : ' …'}`
        : '',
  };
  const changes = mutations.map(({ argument, after }) => `; argument ${argument} is ${code(after)}`);
  return `(${args.join(', ')}) ${ends[outcome.kind]()}${changes.join('')}`;
}
