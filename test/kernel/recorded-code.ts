import type { Expected, Value } from '../../src/plan/recording.ts';

/** A recorded value as one line of Python; of a probed one what its expressions give. */
export function code(value: Expected): string {
  const all = (values: readonly Value[]): string => values.map(code).join(', ');
  switch (value.kind) {
    case 'literal':
    case 'special-float':
    case 'expression':
      return value.source;
    case 'list':
      return `[${all(value.items)}]`;
    case 'tuple':
      return `(${all(value.items)})`;
    case 'set':
      return `{${all(value.items)}}`;
    case 'frozenset':
      return `frozenset({${all(value.items)}})`;
    case 'dict':
      return `{${value.entries.map((each) => `${code(each.key)}: ${code(each.value)}`).join(', ')}}`;
    case 'reference':
      return dotted(value.to);
    case 'call': {
      const named = value.kwargs.map((each) => `${each.name}=${code(each.value)}`);
      return `${dotted(value.callee)}(${[...value.args.map(code), ...named].join(', ')})`;
    }
    case 'part':
      return `${code(value.of)}${value.access}`;
    case 'probed':
      return `{${value.probes.map((each) => `${each.expression}: ${code(each.value)}`).join(', ')}}`;
  }
}

/** `demo.core.Point` as `core.Point`. */
function dotted({ module, name }: { readonly module: string; readonly name: string }): string {
  return `${module.split('.').at(-1) ?? ''}.${name}`;
}
