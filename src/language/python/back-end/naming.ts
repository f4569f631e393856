import type { ModuleNaming } from '../../../program/module-naming.ts';

/** `churn_tools.prices` stands in `churn_tools/prices.py`, and notebooks import from it. */
export const pythonModules: ModuleNaming = {
  importName: (packageName, name) => (name === '' ? packageName : `${packageName}.${name}`),
  nameIn: (packageName, module) =>
    module.startsWith(`${packageName}.`) ? module.slice(packageName.length + 1) : '',
  isWithin: (packageName, module) => module === packageName || module.startsWith(`${packageName}.`),
  packageOf: (module) => module.split('.')[0] ?? module,
  importedFrom: (module) => module,
  path: (module) => (module.includes('.') ? `${module.replaceAll('.', '/')}.py` : `${module}/__init__.py`),
  resolve: absoluteModule,
  nameOf: (words) => words.join('_'),
};

/** What the dots of a relative import lead to. */
function absoluteModule(
  written: string,
  { importName, path }: { readonly importName: string; readonly path: string },
): string {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  if (dots === 0) return written;
  const parts = importName.split('.');
  const isFolder = /(?:^|\/)__init__\.py$/.test(path);
  const above = parts.slice(0, parts.length - dots + (isFolder ? 1 : 0));
  const below = written.slice(dots);
  return [...above, ...(below === '' ? [] : [below])].join('.');
}
