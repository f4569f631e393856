import { dirname, resolve } from 'node:path';
import type { Analysis, PrototypeNotebook } from '../../analysis/prototype.ts';
import { planExtraction, sourceHash, withLifts } from '../../plan/index.ts';
import type { Provenance } from '../../plan/held/provenance.ts';
import type { ExtractionPlan } from '../../plan/plan.ts';
import { SolidifyError } from '../../text/error.ts';
import { sourceReaderFor } from '../../workspace/index.ts';
import type { LoadedPrototype } from '../prototype.ts';
import type { Environment } from './environment.ts';
import type { Judged } from './judged.ts';
import type { ExtractOptions } from './options.ts';
import { choosePackageName } from './package-name.ts';
import { nothingToMove } from './refusals.ts';

/** Plans what was judged, for a new package or for one that is there already. */
export function planFor(
  loaded: LoadedPrototype,
  { analysis, lifting }: Judged,
  options: ExtractOptions,
  {
    held,
    done,
    environment,
  }: {
    readonly held: Provenance | null;
    readonly done: ReadonlySet<PrototypeNotebook>;
    readonly environment: Environment;
  },
): ExtractionPlan {
  const { backEnd } = loaded.language;
  const packageName =
    held?.package ?? choosePackageName(options.name, options.to, backEnd, (name) => isTaken(name, loaded));
  const planned = planExtraction(
    without(analysis, done),
    { ...options, package: packageName },
    { backEnd, requirementsFor: (imports) => environment.requirementsFor(imports) },
  );
  const plan = lifting
    ? withLifts(planned, lifting.lifted, {
        sources: lifting.sources,
        before: loaded.notebooks,
        refusals: lifting.refusals,
      })
    : planned;
  if (!held) return plan;
  const known = new Set(
    held.definitions.map((each) => `${each.module} ${each.names.join(' ')} ${each.source}`),
  );
  const isNew = plan.modules.flatMap(({ importName, definitions }) =>
    definitions.filter(
      (each) => !known.has(`${importName} ${each.names.join(' ')} ${sourceHash(plan, each)}`),
    ),
  );
  if (isNew.length > 0)
    throw newDefinitions(
      options.to,
      isNew.map((each) => each.name),
    );
  const isHeld = done.size > 0 || loaded.notebooks.some((each) => importsFrom(each, packageName.importName));
  if (plan.modules.length === 0 && !isHeld) throw nothingToMove(loaded, plan);
  return plan;
}

/** An analysis without the definitions of some notebooks, which were analysed with the others all the same. */
function without(analysis: Analysis, done: ReadonlySet<PrototypeNotebook>): Analysis {
  return {
    ...analysis,
    notebooks: analysis.notebooks.filter(({ owner }) => !done.has(owner)),
    definitions: analysis.definitions.filter(({ owner }) => !done.has(owner)),
  };
}

/** Names that the notebooks import already, or would find beside them first. */
function isTaken(name: string, { notebooks }: LoadedPrototype): boolean {
  return notebooks.some(({ notebook, program }) => {
    const beside = sourceReaderFor(dirname(resolve(notebook.path)));
    if (beside.exists(`${name}.py`) || beside.exists(`${name}/__init__.py`)) return true;
    return program.statements.some(
      (each) => each.kind === 'import' && each.names.some(({ module }) => module.split('.')[0] === name),
    );
  });
}

function importsFrom({ program }: PrototypeNotebook, importName: string): boolean {
  return program.statements.some(
    (each) => each.kind === 'import' && each.names.some(({ module }) => module.split('.')[0] === importName),
  );
}

function newDefinitions(to: string, names: readonly string[]): SolidifyError {
  return new SolidifyError(
    'refused',
    'new-definitions',
    `the package is there already, and it lacks ${names.slice(0, 5).join(', ')}; adding to a package is not supported yet`,
    { place: { file: to }, hint: 'Nothing was written. Give --to a new folder, or --exclude these.' },
  );
}
