import { relativeSpecifier } from './module.ts';
import type { ModuleText } from './module.ts';

/** Where a package's root is. */
export const INDEX_PATH = 'src/index.ts';

/** The root of a package: it passes on what each module exports. */
export function renderIndex(description: string, modules: readonly ModuleText[]): string {
  const text = description.replace(/\s+/gu, ' ').trim().replaceAll('*/', '*\\/').replace(/\p{C}/gu, '');
  const head = ['/**', ` * ${text}`, ' *', ' * @module', ' */'].join('\n');
  return `${[head, modules.flatMap(exportLine).join('\n')].join('\n\n')}\n`;
}

/** `export { clean, type Point } from "./prices.ts";` */
export function exportLine({ path, values, types }: ModuleText): readonly string[] {
  const from = `from ${JSON.stringify(relativeSpecifier(INDEX_PATH, path))};`;
  const all = [...new Set([...values, ...types])];
  if (all.length === 0) return [`import ${JSON.stringify(relativeSpecifier(INDEX_PATH, path))};`];
  if (values.length === 0) return [`export type { ${all.join(', ')} } ${from}`];
  const names = all.map((name) => (values.includes(name) ? name : `type ${name}`));
  return [`export { ${names.join(', ')} } ${from}`];
}

/** Names that more than one module exports, so that the root can't pass them all on. */
export function sharedNames(modules: readonly ModuleText[]): readonly string[] {
  const names = modules.flatMap(({ values, types }) => [...new Set([...values, ...types])]);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
