import { definitionsIn } from '../../../analysis/index.ts';
import type { PrototypeNotebook } from '../../../analysis/prototype.ts';
import type { BackEnd } from '../../../program/language.ts';
import type { Definition } from '../../../program/program.ts';
import { comparerFor, type Comparer, type Comparison } from '../compare.ts';
import { isIn } from '../meaning.ts';
import type { HeldDefinition, HeldPackage } from '../package.ts';
import type { Finding, FindingPlace, HeldPlace } from './finding.ts';

/**
 * Definitions of a notebook that a package holds: the same ones (`pasted-copy`), and others of the same name (`drift`).
 * What an import from the package replaces further down is an earlier state, and no matter.
 */
export function ownCodeFindings(
  owner: PrototypeNotebook,
  held: HeldPackage,
  backEnd: BackEnd,
): readonly Finding[] {
  const compare = comparerFor(owner, held);
  const candidates = candidateFinder(held);
  const { statements } = owner.program;
  const lastImport = lastImports(owner, held);
  const definitions = statements.flatMap((statement, order) =>
    definitionsIn(statement).filter(({ names }) =>
      names.some((name) => (lastImport.get(name) ?? -1) < order),
    ),
  );
  return definitions.flatMap((definition): readonly Finding[] => {
    const { named, alike } = candidates(definition);
    const place = { notebook: owner.notebook.path, cell: definition.at.cell, line: definition.line };
    const copied = [...named, ...alike].find((other) => isCopy(compare(definition, other).whole));
    if (copied !== undefined) {
      const { name } = definition;
      return [{ code: 'pasted-copy', ...place, name, held: heldPlace(copied, name, backEnd) }];
    }
    const changed = named.filter((other) => isCode(other) || isOrigin(owner, other, held));
    const [nearest] = changed.toSorted((a, b) => rank(compare(definition, a)) - rank(compare(definition, b)));
    return nearest === undefined
      ? []
      : [
          drift({ ...place, name: definition.name }, definition, nearest, compare(definition, nearest), {
            isFromHere: isOrigin(owner, nearest, held),
            held: heldPlace(nearest, definition.name, backEnd),
          }),
        ];
  });
}

/** A definition of the package, and how the notebook would import it under a name. */
function heldPlace(
  { module, name: imported, kind }: HeldDefinition,
  name: string,
  backEnd: BackEnd,
): HeldPlace {
  const isType = kind === 'type';
  const source = backEnd.modules.importedFrom(module);
  return {
    module,
    name: imported,
    importLine: backEnd.importLine(source, [{ imported, name, ...(isType && { isType }) }]),
  };
}

/** Places of the statements that import a name from the package, the last for each name. */
function lastImports({ program }: PrototypeNotebook, held: HeldPackage): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  program.statements.forEach((statement, order) => {
    if (statement.kind !== 'import') return;
    for (const { name, module } of statement.names) if (isIn(held, module)) last.set(name, order);
  });
  return last;
}

/**
 * Whether a definition came from this notebook. A value of the same name elsewhere is that notebook's own; where it came from
 * it looks as if the package read it still.
 */
function isOrigin(
  { notebook }: PrototypeNotebook,
  other: HeldDefinition,
  { provenance }: HeldPackage,
): boolean {
  const path = `/${notebook.path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')}`;
  const records = provenance?.definitions.filter(({ names }) => names[0] === other.name) ?? [];
  return records.some(({ origins }) =>
    origins.some((origin) => path.endsWith(`/${origin.notebook}`) || `/${origin.notebook}`.endsWith(path)),
  );
}

/** What was lifted is in the package as the notebook had it, but for its parameters. */
function isCopy(whole: ReturnType<Comparer>['whole']): boolean {
  return whole === 'same' || whole === 'lifted';
}

/** Of several definitions of one name the one that is most likely meant comes first. */
function rank({ own }: ReturnType<Comparer>): number {
  switch (own) {
    case 'same':
    case 'lifted':
      return 0;
    case 'package-edited':
    case 'notebook-edited':
      return 1;
    case 'both-edited':
      return 2;
    case 'different':
      return 3;
  }
}

function drift(
  place: FindingPlace,
  definition: Definition,
  other: HeldDefinition,
  { whole, own, through }: Comparison,
  { isFromHere, held }: { readonly isFromHere: boolean; readonly held: HeldPlace },
): Finding {
  const isItself = own !== 'same' && own !== 'lifted';
  const found = isItself ? own : whole;
  // What was never taken from this notebook hasn't been edited in it.
  const told = isFromHere || !/^(notebook|both)-edited$/.test(found) ? found : 'different';
  return {
    code: 'drift',
    ...place,
    held,
    drift: told,
    differs: isItself ? 'itself' : 'needs',
    through,
    texts: { notebook: definition.text, package: other.definition.text },
  };
}

/** Definitions of the package that one of a notebook may be: those of its name, and functions and classes with its code. */
interface Candidates {
  readonly named: readonly HeldDefinition[];
  readonly alike: readonly HeldDefinition[];
}

function candidateFinder({ modules }: HeldPackage): (definition: Definition) => Candidates {
  const byName = new Map<string, HeldDefinition[]>();
  const bySource = new Map<string, HeldDefinition[]>();
  const byCode = new Map<string, HeldDefinition[]>();
  const add = (groups: Map<string, HeldDefinition[]>, key: string, each: HeldDefinition): void => {
    groups.set(key, [...(groups.get(key) ?? []), each]);
  };
  for (const each of modules.flatMap(({ definitions }) => definitions)) {
    for (const name of each.names) add(byName, name, each);
    if (each.source !== null) add(bySource, each.source, each);
    if (isTelling(each.definition)) add(byCode, each.definition.codeHash, each);
  }
  return (definition) => ({
    named: [...new Set(definition.names.flatMap((name) => byName.get(name) ?? []))].filter(
      (each) => isCode(each) === isCode(definition),
    ),
    alike: [
      ...(bySource.get(definition.syntaxHash) ?? []),
      ...(isTelling(definition) ? (byCode.get(definition.codeHash) ?? []) : []),
    ],
  });
}

/** Whether the same code under another name is a copy: not a mere type, and nothing that has no code to speak of. */
function isTelling(definition: Definition): boolean {
  const { statements, returnsValue } = definition.measures;
  return isCode(definition) && (returnsValue || statements > 1);
}

/** A value that is called like a function isn't that function, changed. */
function isCode({ kind }: Pick<Definition, 'kind'>): boolean {
  return kind === 'function' || kind === 'class';
}
