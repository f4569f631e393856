import { definitionsIn } from '../../analysis/index.ts';
import type { Language, SourceReader } from '../../program/language.ts';
import type { Definition, Program } from '../../program/program.ts';
import type { HeldModule, HeldPackage } from './package.ts';
import type { Provenance, ProvenanceDefinition } from './provenance.ts';

/** A package's files, not yet analysed. */
export interface PackageSources extends Omit<HeldPackage, 'modules' | 'naming'> {
  readonly modules: readonly Pick<HeldModule, 'importName' | 'path' | 'text'>[];
}

/** Analyses the modules of a package. Never throws for odd contents: what doesn't parse holds no definitions. */
export function readHeldPackage(
  sources: PackageSources,
  { frontEnd, backEnd }: Pick<Language, 'frontEnd' | 'backEnd'>,
): HeldPackage {
  // What a constant is made with may stand in another module: that it is one was known when it was moved.
  const constants = new Set(
    sources.provenance?.definitions.filter(({ kind }) => kind === 'constant').flatMap(({ names }) => names),
  );
  const read = sources.modules.map((module) => {
    const notebook = frontEnd.moduleNotebook(module.path, module.text);
    const program = frontEnd.analyze(notebook, NOTHING_BESIDE, () => null, constants);
    return { ...module, notebook, program, found: definitionsOf(program) };
  });
  const recordOf = recordFinder(sources.provenance, read);
  const modules = read.map(({ found, ...module }): HeldModule => {
    const definitions = found.map((definition) => {
      const { name, names, kind } = definition;
      const recorded = recordOf(module.importName, definition);
      const { source = null, written = null } = recorded ?? {};
      const unhinted = recorded?.unhinted ?? written;
      return { name, names, kind, module: module.importName, definition, source, written, unhinted };
    });
    return { ...module, definitions };
  });
  return {
    ...sources,
    naming: backEnd.modules,
    modules: modules.sort((a, b) => (a.importName < b.importName ? -1 : 1)),
  };
}

/** What a module imports is told by the package's naming, not by looking beside the module. */
const NOTHING_BESIDE: SourceReader = { read: () => null, exists: () => false, list: () => [] };

function definitionsOf({ statements }: Program): readonly Definition[] {
  return statements.flatMap(definitionsIn);
}

/**
 * Finds the record of a definition: that of its module, else, where somebody moved the definition to another module of
 * the package, the one that is left over.
 */
function recordFinder(
  provenance: Provenance | null,
  modules: readonly { readonly importName: string; readonly found: readonly Definition[] }[],
): (module: string, definition: Definition) => ProvenanceDefinition | undefined {
  const there = new Set(
    modules.flatMap(({ importName, found }) => found.map(({ names }) => keyOf(importName, names))),
  );
  const recorded = new Map<string, ProvenanceDefinition>();
  const leftOver = new Map<string, ProvenanceDefinition>();
  for (const each of provenance?.definitions ?? []) {
    const key = keyOf(each.module, each.names);
    recorded.set(key, each);
    if (!there.has(key)) leftOver.set(keyOf('', each.names), each);
  }
  return (module, { names }) => recorded.get(keyOf(module, names)) ?? leftOver.get(keyOf('', names));
}

function keyOf(module: string, names: readonly string[]): string {
  return [module, ...names].join(' ');
}
