import type { ModuleFile, NeededImport } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import type { ImportedName, Statement } from '../../program/program.ts';
import { applyEdits, type TextEdit } from '../../text/span.ts';
import type { PackageName, PlannedDefinition, PlannedImport, PlannedModule } from '../plan.ts';
import type { Unit } from '../unit.ts';

/** Modules beside notebooks that come along whole. */
export interface AlongModules {
  /** In dependency order. */
  readonly modules: readonly PlannedModule[];
  /** What they import from outside the package. */
  readonly imports: readonly ImportedName[];
  /** An import of one of them, as the package has it. */
  importFor(file: ModuleFile, imported: ImportedName): PlannedImport;
}

/** Plans the modules that units import from beside their notebooks, and those that these import. */
export function planAlong(units: readonly Unit[], packageName: PackageName, backEnd: BackEnd): AlongModules {
  const naming = backEnd.modules;
  const needs = units.flatMap((unit) => unit.imports);
  const files = inOrder(needs.flatMap(({ file }: NeededImport) => file ?? []));
  const external = needs.flatMap((need) => (need.file === null ? need.imports : []));
  const taken = new Set([packageName.importName, ...external.map(({ module }) => naming.packageOf(module))]);
  const names = new Map<string, string>();
  for (const each of files) {
    const name = freeName(naming.ownName(each.module), taken, backEnd);
    taken.add(name);
    names.set(pathOf(each), name);
  }
  const importFor = (file: ModuleFile, { module, member, name, isType }: ImportedName): PlannedImport => {
    const planned = names.get(pathOf(file)) ?? '';
    return member !== null && module === file.module
      ? {
          module: naming.importName(packageName.importName, planned),
          member,
          name,
          ...(isType === true && { isType }),
        }
      : { ...naming.whole(packageName.importName, planned), name };
  };
  const modules = files.map((each): PlannedModule => {
    const name = names.get(pathOf(each)) ?? '';
    return {
      name,
      importName: naming.importName(packageName.importName, name),
      summary: `Copied from ${naming.fileOf(each.module)}.`,
      futures: [],
      imports: [],
      guardedImports: [],
      siblings: [],
      definitions: each.file.program.statements.flatMap((statement) => definitionIn(statement, each)),
      source: rewrittenSource(each, importFor, naming.importName(packageName.importName, name), backEnd),
    };
  });
  return { modules, imports: files.flatMap(externalImports), importFor };
}

function pathOf({ file }: ModuleFile): string {
  return file.notebook.path;
}

function inOrder(needed: readonly ModuleFile[]): readonly ModuleFile[] {
  const found = new Map<string, ModuleFile>();
  const visited = new Set<string>();
  const visit = (each: ModuleFile): void => {
    if (visited.has(pathOf(each))) return;
    visited.add(pathOf(each));
    for (const statement of each.file.program.statements) {
      for (const name of namesIn(statement)) {
        const local = localIn(name, each);
        if (local) visit(local);
      }
    }
    found.set(pathOf(each), each);
  };
  needed.forEach(visit);
  return [...found.values()];
}

function namesIn(statement: Statement): readonly ImportedName[] {
  return statement.kind === 'import' ? statement.names : [];
}

function localIn({ module, member }: ImportedName, { file }: ModuleFile): ModuleFile | undefined {
  const within = member === null ? undefined : file.moduleFiles.get(`${module}.${member}`);
  return file.moduleFiles.get(module) ?? within;
}

function freeName(module: string, taken: ReadonlySet<string>, backEnd: BackEnd): string {
  const plain = module.toLowerCase().replace(/^[^a-z_]+|[^a-z0-9_]/g, '_') || 'module';
  const wanted = backEnd.isModuleName(module) ? module : plain;
  const isFree = (name: string): boolean => backEnd.isModuleName(name) && !taken.has(name);
  if (isFree(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (isFree(`${wanted}_${number}`)) return `${wanted}_${number}`;
}

function externalImports(each: ModuleFile): readonly ImportedName[] {
  return each.file.program.statements.flatMap(namesIn).filter((name) => localIn(name, each) === undefined);
}

/** The text of the module; what it imports from beside it comes from the package. */
function rewrittenSource(
  each: ModuleFile,
  importFor: AlongModules['importFor'],
  importName: string,
  backEnd: BackEnd,
): string {
  const text = each.file.notebook.cells[0]?.source ?? '';
  const edits = each.file.program.statements.flatMap((statement): readonly TextEdit[] => {
    const names = namesIn(statement);
    if (!names.some((name) => localIn(name, each))) return [];
    const lines = names.map((name) => {
      const local = localIn(name, each);
      if (local) return backEnd.siblingImportLine(importFor(local, name), importName);
      const { module, member, name: bound } = name;
      return member === null
        ? backEnd.plainImportLine(module, bound)
        : backEnd.importLine(module, [{ ...name, imported: member }]);
    });
    return [{ start: statement.at.start, end: statement.at.end, text: lines.join('\n') }];
  });
  return applyEdits(text, edits);
}

function definitionIn(statement: Statement, { file }: ModuleFile): readonly PlannedDefinition[] {
  if (statement.kind !== 'definition') return [];
  const { definition } = statement;
  const { name, names, kind, text, syntaxHash, parameters, returns, doc, isAsync, isGenerator } = definition;
  const origin = { notebook: file.notebook.path, cell: 0, cellId: null, line: definition.line };
  return [
    {
      name,
      names,
      kind,
      text,
      syntaxHash,
      sourceHash: syntaxHash,
      parameters,
      returns,
      doc,
      isAsync,
      isGenerator,
      origins: [origin],
      examples: [],
      needs: [],
    },
  ];
}
