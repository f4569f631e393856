import { editOf, leftTo } from '../../../../render/index.ts';
import type { PackageStep } from '../../../../render/growth/edit.ts';
import type { ModuleText } from '../modules/module.ts';
import { declaredModules } from '../type-check/index.ts';

/** Where a package declares modules whose types nobody knows. */
const DECLARATIONS = 'untyped-modules.d.ts';

/** Declares further modules whose types nobody knows. */
export function declaringModules(specifiers: readonly string[], modules: readonly ModuleText[]): PackageStep {
  return (files) => {
    const there = files.read(DECLARATIONS) ?? '';
    const missing = specifiers.filter((each) => !there.includes(`declare module ${JSON.stringify(each)}`));
    if (missing.length === 0) return leftTo();
    const texts = modules.map(({ text }) => text);
    const head = there === '' ? '// The types of these modules are unknown to tsc.\n' : there.trimEnd();
    return editOf(DECLARATIONS, `${head}\n\n${declaredModules(new Set(missing), texts)}`);
  };
}
