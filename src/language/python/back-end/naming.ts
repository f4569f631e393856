import type { ModuleNaming } from '../../../program/module-naming.ts';

/** `churn_tools.prices` stands in `churn_tools/prices.py`, and notebooks import from it. */
export const pythonModules: ModuleNaming = {
  importName: (packageName, name) => (name === '' ? packageName : `${packageName}.${name}`),
  nameIn: (packageName, module) =>
    module.startsWith(`${packageName}.`) ? module.slice(packageName.length + 1) : '',
  isWithin: (packageName, module) => module === packageName || module.startsWith(`${packageName}.`),
  packageOf: (module) => module.split('.')[0] ?? module,
  importedFrom: (module) => module,
  runsWith: (module) => {
    const parts = module.split('.');
    return parts.map((_, end) => parts.slice(0, end + 1).join('.'));
  },
  path: (module) => (module.includes('.') ? `${module.replaceAll('.', '/')}.py` : `${module}/__init__.py`),
  resolve: absoluteModule,
  nameOf: (words) => words.join('_'),
  ownName: (module) => module.split('.').at(-1) ?? module,
  fileOf: (module) => `${module.replaceAll('.', '/')}.py`,
  memberModule: (module, member) => `${module}.${member}`,
  whole: (packageName, name) => ({ module: packageName, member: name }),
  mayHave: (member, bound) => /^__\w+__$/.test(member) || bound.has('__getattr__'),
  identityOf: ({ module, member, name }) => {
    if (member !== null) return `${module}.${member}`;
    // `import a.b` binds `a`, `import a.b as c` binds `a.b`.
    const [top = module] = module.split('.');
    return name === top ? top : module;
  },
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
