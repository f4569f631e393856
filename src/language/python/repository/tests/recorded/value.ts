import { partsOf } from '../../../../../plan/index.ts';
import type { PlannedImport } from '../../../../../plan/plan.ts';
import type { Expected, Reference, Value } from '../../../../../plan/recording.ts';
import type { Literal } from '../literal.ts';
import { named, type TestModuleNames } from './test-module-names.ts';

/** A recorded value as a Python expression. */
export function sourceOf(value: Value, names: TestModuleNames): string {
  return literalOf(value, names).text;
}

/** A recorded value as comparing with it needs to know it; what is no literal is compared as one. */
export function literalOf(value: Value, names: TestModuleNames): Literal {
  const all = (values: readonly Value[]): readonly Literal[] => values.map((each) => literalOf(each, names));
  switch (value.kind) {
    case 'literal':
      return leaf(value.type, value.source);
    case 'special-float':
      return { kind: 'inexact', text: value.source };
    case 'list': {
      const items = all(value.items);
      return { kind: 'list', items, text: `[${texts(items)}]` };
    }
    case 'tuple': {
      const items = all(value.items);
      return { kind: 'tuple', items, text: `(${texts(items)}${items.length === 1 ? ',' : ''})` };
    }
    case 'set': {
      const items = all(value.items);
      return { kind: 'set', items, text: items.length === 0 ? 'set()' : `{${texts(items)}}` };
    }
    case 'frozenset': {
      const items = all(value.items);
      return { kind: 'other', text: items.length === 0 ? 'frozenset()' : `frozenset({${texts(items)}})` };
    }
    case 'dict': {
      const entries = value.entries.map((entry) => ({
        key: literalOf(entry.key, names),
        value: literalOf(entry.value, names),
      }));
      const text = entries.map((entry) => `${entry.key.text}: ${entry.value.text}`).join(', ');
      return { kind: 'dict', entries, text: `{${text}}` };
    }
    case 'reference':
      return { kind: 'other', text: named(value.to, names).source };
    case 'call': {
      const args = [
        ...all(value.args).map(({ text }) => text),
        ...value.kwargs.map((each) => `${each.name}=${sourceOf(each.value, names)}`),
      ];
      return { kind: 'other', text: `${named(value.callee, names).source}(${args.join(', ')})` };
    }
    case 'part':
      return { kind: 'other', text: `${sourceOf(value.of, names)}${value.access}` };
    case 'expression':
      return { kind: 'other', text: value.source };
  }
}

function texts(items: readonly Literal[]): string {
  return items.map(({ text }) => text).join(', ');
}

function leaf(type: string, text: string): Literal {
  if (text === 'True' || text === 'False' || text === 'None') return { kind: 'constant', name: text, text };
  if (type === 'int') return { kind: 'integer', text };
  return { kind: type === 'float' || type === 'complex' ? 'inexact' : 'string', text };
}

/** What an expression of a value needs to be imported. */
export function importsOf(value: Expected, names: TestModuleNames): readonly PlannedImport[] {
  if (value.kind === 'probed') {
    return value.probes.flatMap((probe) => [...probe.imports, ...importsOf(probe.value, names)]);
  }
  return [...ownImports(value, names), ...partsOf(value).flatMap((part) => importsOf(part, names))];
}

/** What a value's code reads by name, its parts left out. */
function ownImports(value: Value, names: TestModuleNames): readonly PlannedImport[] {
  if (value.kind === 'reference') return needed(value.to, names);
  if (value.kind === 'call') return needed(value.callee, names);
  return value.kind === 'expression' ? value.imports : [];
}

function needed(to: Reference, names: TestModuleNames): readonly PlannedImport[] {
  const { needs } = named(to, names);
  return needs === null ? [] : [needs];
}
