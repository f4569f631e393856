import type { PlannedDefinition, PlannedImport, PlannedModule } from '../../../../plan/plan.ts';
import { importLines } from './import-order.ts';
import type { ImportSections } from './import-order.ts';

/**
 * Prints a module: docstring, imports, definitions. The text of each definition stands in it byte-equal, its own
 * line ends and tabs included; everything else ends its lines with `\n`. A module that comes along whole stays as it is.
 */
export function renderModule(module: PlannedModule, isStandardLibrary: (module: string) => boolean): string {
  if (module.source !== null) return module.source.replace(/\n?$/, '\n');
  const sections = { isStandardLibrary, ownPackage: module.importName.split('.')[0] ?? '' };
  const head = [docstring(module.summary), ...importBlocks(module, sections)].join('\n\n');
  return `${head}${definitionBlocks(module)}\n`;
}

/**
 * A docstring of one line whose value is `text`, whatever is in it: quotes and backslashes are escaped, and
 * what isn't printable is written as an escape. Runs of white space become one blank.
 */
function docstring(text: string): string {
  const inner = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replaceAll('\\', '\\\\')
    .replace(/"(?="|$)/g, '\\"')
    .replace(/\p{C}/gu, escapeCodePoint);
  return `"""${inner}"""`;
}

function escapeCodePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

function importBlocks(module: PlannedModule, sections: ImportSections): string[] {
  const futures = [...new Set(module.futures)].sort();
  const checked = checkedImports(module, sections);
  const imports: PlannedImport[] = [
    ...module.imports,
    ...siblingImports(module),
    ...(checked.length > 0 ? [TYPE_CHECKING] : []),
  ];
  return [
    ...(futures.length > 0 ? [`from __future__ import ${futures.join(', ')}`] : []),
    ...importLines(imports, sections),
    ...checked,
    ...module.guardedImports.map((text) => text.replace(/(\r?\n)+$/, '')),
  ];
}

const TYPE_CHECKING: PlannedImport = { module: 'typing', member: 'TYPE_CHECKING', name: 'TYPE_CHECKING' };

/** A block that only type checkers read. */
function checkedImports({ hintImports = [] }: PlannedModule, sections: ImportSections): string[] {
  if (hintImports.length === 0) return [];
  const blocks = importLines(hintImports, sections);
  const lines = blocks.join('\n\n').split('\n');
  return [['if TYPE_CHECKING:', ...lines.map((line) => (line === '' ? '' : `    ${line}`))].join('\n')];
}

function siblingImports({ siblings }: PlannedModule): PlannedImport[] {
  return siblings.flatMap(({ module, names }) => names.map((name) => ({ module, member: name, name })));
}

/** The definitions, each with the blank lines of PEP 8 before it. */
function definitionBlocks(module: PlannedModule): string {
  return module.definitions
    .map((definition, index) => gapBefore(definition, module.definitions[index - 1]) + definition.text)
    .join('');
}

/** Line breaks between the end of the previous text and a definition; `previous` is missing for the first. */
function gapBefore(definition: PlannedDefinition, previous: PlannedDefinition | undefined): string {
  if (isBlock(definition) || (previous !== undefined && isBlock(previous))) return '\n\n\n';
  if (previous === undefined) return '\n\n';
  return [definition, previous].some(({ text }) => text.includes('\n')) ? '\n\n' : '\n';
}

function isBlock({ kind }: PlannedDefinition): boolean {
  return kind === 'function' || kind === 'class';
}
