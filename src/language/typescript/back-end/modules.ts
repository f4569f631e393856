import { posix } from 'node:path';
import type { ModuleNaming } from '../../../program/module-naming.ts';
import { builtinModule } from '../globals/index.ts';
import { identityOf } from '../scopes/index.ts';

/** `churn-tools/prices` stands in `prices.ts`, and notebooks import what it holds from `churn-tools`. */
export const typescriptModules: ModuleNaming = {
  importName: (packageName, name) =>
    name === '' ? packageName : `${packageName}/${name.replaceAll('.', '/')}`,
  nameIn: (packageName, module) =>
    module.startsWith(`${packageName}/`) ? module.slice(packageName.length + 1).replaceAll('/', '.') : '',
  isWithin: (packageName, module) => module === packageName || module.startsWith(`${packageName}/`),
  packageOf,
  importedFrom: npmName,
  runsWith: (module) => [module],
  path: (module) => {
    const within = module.slice(npmName(module).length + 1);
    return within === '' ? 'index.ts' : `${within}.ts`;
  },
  resolve: (written, { importName }) => {
    if (!/^\.\.?(\/|$)/.test(written)) return written;
    const root = npmName(importName);
    const folder = importName === root ? root : posix.dirname(importName);
    const target = posix.join(folder, written).replace(/\.[cm]?[jt]sx?$/, '');
    return target === `${root}/index` || target === `${root}/` ? root : target;
  },
  nameOf: (words) => words.join('-'),
  ownName: (module) => posix.basename(module).replace(/\.\w+$/, ''),
  fileOf: (module) => module.replace(/^(?:\.\.?\/)+/, ''),
  memberModule: () => null,
  whole: (packageName, name) => ({ module: `${packageName}/${name}`, member: null }),
  mayHave: () => false,
  identityOf: ({ module, member }) => identityOf(module, member),
};

/** `@scope/name` of `@scope/name/part`, `name` of `name/part`. */
function npmName(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}

/**
 * What a specifier has to have to be found: the name of a package without version and part, the address of a file of the
 * web, the file beside the notebook as it is written.
 */
function packageOf(specifier: string): string {
  if (builtinModule(specifier) !== null) return `node:${builtinModule(specifier) ?? ''}`;
  const [, scheme = '', rest = specifier] = /^(npm:|jsr:)\/?(.*)$/.exec(specifier) ?? [];
  const isOther = scheme === '' && /^(?:\.{0,2}\/|\.\.?$|[a-z][a-z+.-]*:)/.test(rest);
  if (isOther) return specifier;
  return npmName(rest).replace(/(?<=.)@.*$/, '');
}
