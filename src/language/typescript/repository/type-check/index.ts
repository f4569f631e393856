import type { Defect, FileDefects } from '../../../../render/rendered.ts';
import { relativePath } from '../../../../text/change-set.ts';
import { addTypes } from './added-types.ts';
import type { UntypedParameters } from './added-types.ts';
import { writeExportedTypes } from './exported-types.ts';
import { settingsFor, silence } from './leniency.ts';
import { openPackage } from './project.ts';
import type { CheckedFile, TypeError, TypeFiles } from './project.ts';
import type { TypeSettings } from './settings.ts';
import { isMissingName, surround } from './surroundings.ts';

export { EXTRA_RULES, STRICT_RULES, STRICTEST } from './settings.ts';
export { declaredModules } from './declared-modules.ts';

/** A package whose types are to be checked. */
export interface TypeCheckRequest {
  /** Modules of the notebooks' code, unformatted. */
  readonly modules: readonly CheckedFile[];
  /** Their tests, and the file that passes the modules on. */
  readonly others: readonly CheckedFile[];
  /** Files of types that the compiler finds. */
  readonly types: TypeFiles;
  readonly settings: TypeSettings;
  readonly untyped: UntypedParameters;
  readonly format: (path: string, text: string) => Promise<string>;
}

/** What came of it. */
export interface TypeChecked {
  /** Texts of modules and other files that type-check under these settings, formatted, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly settings: TypeSettings;
  /** Packages that are there and have no types. */
  readonly untyped: readonly string[];
  /** Names that are missing: something was lost on the way. */
  readonly defects: readonly Pick<FileDefects, 'path' | 'defects'>[];
}

/**
 * Makes a package type-check: adds types where they have to be written, and lets pass what is left, as narrowly as that goes. A
 * name that nobody provides is a defect. Types that were inferred and that a test contradicts are any.
 */
export async function typeCheck(request: TypeCheckRequest): Promise<TypeChecked> {
  const checked = await checkOnce(request);
  const isContradicted = request.others.some(
    ({ path }) => checked.texts.get(path)?.includes('@ts-') === true,
  );
  if (request.untyped === 'any' || !isContradicted) return checked;
  return checkOnce({ ...request, untyped: 'any' });
}

/** Code that wants Node's types, most likely: to find that out takes the compiler a second look at everything. */
const NODE = /\b(?:console|process|Buffer|URL|fetch|setTimeout|structuredClone|TextDecoder)\b|["']node:/;

async function checkOnce({
  modules,
  others,
  types,
  settings: first,
  untyped: parameters,
  format,
}: TypeCheckRequest): Promise<TypeChecked> {
  const globals = modules.some(({ text }) => NODE.test(text)) ? ['node'] : [];
  const plain = { ...first, globals, extra: [] };
  const checked = openPackage([...modules, ...others], types, plain);
  const all = [...modules, ...others].map(({ path }) => path).filter((path) => !path.endsWith('.d.ts'));
  const own = modules.map(({ path }) => path);
  const { settings: base, untyped, elsewhere, errors } = surround(checked, all, plain);
  const found = errors.filter(({ path }) => own.includes(path));
  const defects = own.flatMap((path) =>
    defectsIn(
      found.filter((each) => each.path === path),
      path,
    ),
  );
  addTypes(checked, own, found, parameters);
  writeExportedTypes(checked, own, base, parameters === 'inferred' ? 'new' : 'old');
  for (const path of all) checked.write(path, await format(path, checked.text(path)));
  const settings = settingsFor(checked, all, { ...base, extra: first.extra });
  silence(checked, all, elsewhere);
  const texts = new Map<string, string>();
  for (const path of all) texts.set(path, await format(path, checked.text(path)));
  return {
    texts,
    settings: { ...settings, globals: [...new Set([...first.globals, ...settings.globals])] },
    untyped,
    defects,
  };
}

function defectsIn(
  errors: readonly TypeError[],
  path: string,
): readonly Pick<FileDefects, 'path' | 'defects'>[] {
  const found = errors.filter(isMissingName).map(({ code, message, line }): Defect => ({
    rule: `TS${code}`,
    message: message.replaceAll("'", '`'),
    row: line,
    column: 1,
  }));
  return found.length === 0 ? [] : [{ path: relativePath(path), defects: found }];
}
