import type { PlannedImport } from '../../../../plan/plan.ts';

/**
 * Import statements: Node's modules, then packages, then files; one for each module and form, members in the order of the
 * alphabet. `member` of an import is `default` for a module's default, and null for all of it.
 */
export function importLines(imports: readonly PlannedImport[]): readonly string[] {
  const byModule = new Map<string, PlannedImport[]>();
  for (const each of imports) {
    const own = byModule.get(each.module) ?? [];
    if (!own.some((other) => other.member === each.member && other.name === each.name)) own.push(each);
    byModule.set(each.module, own);
  }
  return [...byModule]
    .sort(([a], [b]) => rank(a) - rank(b) || compare(a, b))
    .flatMap(([module, own]) => linesOf(module, own));
}

function rank(module: string): number {
  if (module.startsWith('node:')) return 0;
  return /^\.{1,2}\//.test(module) ? 2 : 1;
}

function linesOf(module: string, imports: readonly PlannedImport[]): readonly string[] {
  const from = `from ${JSON.stringify(module)};`;
  const whole = imports
    .filter(({ member }) => member === null)
    .map(({ name, isType }) => `import ${isType === true ? 'type ' : ''}* as ${name} ${from}`);
  const defaults = imports.filter(({ member }) => member === 'default');
  const named = imports
    .filter(({ member }) => member !== null && member !== 'default')
    .sort((a, b) => compare(a.member ?? '', b.member ?? ''));
  // A default type has a statement of its own: `import type A, { b }` isn't allowed.
  const [first] = defaults.filter(({ isType }) => isType !== true);
  const others = defaults
    .filter((each) => each !== first)
    .map(({ name, isType }) => `import ${isType === true ? 'type ' : ''}${name} ${from}`);
  return [...whole, ...others, ...memberLines(first, named, from)].toSorted();
}

function memberLines(
  first: PlannedImport | undefined,
  named: readonly PlannedImport[],
  from: string,
): readonly string[] {
  if (named.length === 0) return first === undefined ? [] : [`import ${first.name} ${from}`];
  // Left to `{ type A }`, an import would be there as the code runs.
  if (first === undefined && named.every(({ isType }) => isType === true)) {
    return [`import type { ${named.map(nameOf).join(', ')} } ${from}`];
  }
  const members = named.map((each) => `${each.isType === true ? 'type ' : ''}${nameOf(each)}`);
  return [`import ${first === undefined ? '' : `${first.name}, `}{ ${members.join(', ')} } ${from}`];
}

function nameOf({ member, name }: PlannedImport): string {
  if (member === null || member === name) return name;
  const exported = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(member)
    ? member
    : JSON.stringify(member);
  return `${exported} as ${name}`;
}

function compare(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
