import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Value } from '../../../../src/plan/recording.ts';
import { emitFiles } from '../../../../src/language/typescript/record/emit.ts';
import { typescriptRecorder } from '../../../../src/language/typescript/record/index.ts';

/** A module of a package, and code that imports from it as a notebook does. */
export interface Watched {
  readonly module: string;
  readonly functions: readonly string[];
  readonly classes?: readonly string[];
  readonly constants?: readonly string[];
  /** Reads the module's exports by their names. */
  readonly notebook: string;
  readonly hidden?: readonly string[];
}

/** What the observer writes; the tests look at a part of it. */
export interface Observed {
  readonly kind: 'call' | 'function';
  readonly name: string;
  readonly origin: 'notebook' | 'synthetic';
  readonly inner: boolean;
  readonly awaited?: boolean;
  readonly arguments: readonly { readonly parameter: string; readonly value: Value }[];
  readonly outcome: { readonly kind: string; readonly [key: string]: unknown };
  readonly mutations: readonly { readonly argument: number; readonly after: Value }[];
  readonly problems: readonly string[];
  readonly elements: number;
}

/** Runs the code in Node, with the module watched, and gives what was said by the code and by the observer. */
export function observe(watched: Watched): {
  readonly said: readonly string[];
  readonly calls: readonly Observed[];
  readonly problems: (name: string) => readonly string[];
} {
  const { module, functions, classes = [], constants = [], notebook, hidden = [] } = watched;
  const folder = mkdtempSync(join(tmpdir(), 'observed-'));
  try {
    const files = typescriptRecorder.watched([{ path: 'src/prices.ts', text: module }], {
      observed: {
        importName: 'shop',
        modules: [{ importName: 'shop/prices', functions, classes, constants }],
      },
      sources: [module, notebook],
      hidden,
    });
    const ending = typescriptRecorder.observer();
    const finish = 'finish' in ending ? ending.finish : '';
    const names = [...functions, ...classes, ...constants].join(', ');
    const main = `import { ${names} } from "./src/prices.ts";\n${notebook}\n${finish}`;
    const own = [
      ...emitFiles([...files, { path: 'main.ts', text: main }]),
      { path: 'package.json', text: '{"type":"module"}' },
    ];
    for (const { path, text } of own) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const records = join(folder, 'records');
    writeFileSync(records, '');
    const run = spawnSync(process.execPath, ['main.js'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, SOLIDIFY_OBSERVED: records },
    });
    if (run.status !== 0) throw new Error(run.stderr);
    const lines = readFileSync(records, 'utf8').split('\n').filter(Boolean);
    const all = lines.map((line) => JSON.parse(line) as Observed);
    return {
      said: run.stdout.split('\n').filter(Boolean),
      calls: all.filter(({ kind }) => kind === 'call'),
      problems: (name) =>
        all.findLast((each) => each.kind === 'function' && each.name === name)?.problems ?? [],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A value as a short text: what a person would write. */
export function shortly(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return value.type === 'hole' ? 'hole' : value.source;
    case 'list':
      return `[${value.items.map(shortly).join(', ')}]`;
    case 'dict':
      return `{${value.entries.map(({ key, value: held }) => `${shortly(key)}: ${shortly(held)}`).join(', ')}}`;
    case 'reference':
      return `${value.to.module}.${value.to.name}`;
    case 'call':
      return `${value.callee.name}(${value.args.map(shortly).join(', ')})`;
    case 'special-float':
    case 'tuple':
    case 'set':
    case 'frozenset':
    case 'part':
    case 'expression':
      return value.kind;
  }
}

/** A call as a short text: `half(3) → 1.5`. */
export function callText({ name, arguments: given, outcome }: Observed): string {
  const call = `${name}(${given.map(({ value }) => shortly(value)).join(', ')})`;
  switch (outcome.kind) {
    case 'returned': {
      const result = outcome.result as
        | Value
        | {
            readonly kind: 'probed';
            readonly probes: readonly { readonly expression: string; readonly value: Value }[];
          };
      return result.kind === 'probed'
        ? `${call} → ${result.probes.map((each) => `${each.expression} is ${shortly(each.value)}`).join(', ')}`
        : `${call} → ${shortly(result)}`;
    }
    case 'yielded':
      return `${call} ⇉ ${(outcome.items as readonly Value[]).map(shortly).join(', ')}${outcome.complete === true ? '' : ' …'}`;
    default: {
      const { name: error } = outcome.exception as { readonly name: string };
      return `${call} ✗ ${error}: ${String(outcome.message)}`;
    }
  }
}
