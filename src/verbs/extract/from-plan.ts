import { planFileText, readDecisions, readPlanFile } from '../../plan/index.ts';
import type { JsonObject } from '../../plan/json-object.ts';
import type { ExtractionOptions } from '../../plan/held/provenance.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import { SolidifyError } from '../../text/error.ts';
import { ownVersion } from '../../workspace/index.ts';
import type { Redactor } from '../../secrets/redactor.ts';
import { redactedJson } from '../redaction.ts';
import type { PreparedExtraction } from './prepared.ts';
import { sourcesHash } from './records.ts';
import type { EditedPlan } from './edited-plan.ts';
import { decidingOptions, type ExtractOptions } from './options.ts';

/** Options that a plan file holds already, so that they can't be given with it. */
export type PlannedOptions = Pick<
  ExtractOptions,
  'selection' | 'lift' | 'pruneImports' | 'autoreload' | 'allowedSecrets'
>;

/**
 * Reads an edited plan, with the options that it was made with.
 * @throws SolidifyError (usage) `bad-plan`, which names the part that can't be read.
 */
export function readEditedPlan(
  text: string,
  file: string,
): { readonly plan: EditedPlan; readonly options: PlannedOptions } {
  const { edited, made } = readPlanFile(text, file);
  const decisions = readDecisions(edited, made, file);
  const { options } = made;
  const names = (option: string): readonly string[] => listIn(options, option);
  const renames = [
    ...names('rename').map(pairOf),
    ...decisions.modules.flatMap(({ definitions }) =>
      definitions
        .filter(({ name, renamed }) => name !== renamed)
        .map(({ name, renamed }) => ({ name, renamed })),
    ),
  ];
  return {
    plan: { file, decisions, notebooks: made.notebooks },
    options: {
      selection: {
        scope: options.all === true ? 'everything' : 'solidified',
        select: names('select'),
        exclude: [...names('exclude'), ...decisions.left],
        renames,
        variants: names('variant').map(variantOf),
      },
      lift: options.lift === true,
      pruneImports: options['prune-imports'] === true,
      autoreload: options.autoreload === true,
      allowedSecrets: names('allow-secret'),
    },
  };
}

function listIn(options: ExtractionOptions, option: string): readonly string[] {
  const value = options[option];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** A path may hold an equals sign, a name can't. */
function variantOf(text: string): { readonly name: string; readonly notebook: string } {
  const at = text.indexOf('=');
  return { name: text.slice(0, at), notebook: text.slice(at + 1) };
}

function pairOf(text: string): { readonly name: string; readonly renamed: string } {
  const [name = '', renamed = ''] = text.split('=');
  return { name, renamed };
}

/**
 * A plan is about notebooks as they were when it was made.
 * @throws SolidifyError (refused) `plan-outdated` where one has changed since, or is another one.
 */
export function requireSameNotebooks(
  { file, notebooks }: EditedPlan,
  given: readonly PrototypeNotebook[],
  done: ReadonlySet<PrototypeNotebook>,
): void {
  for (const each of given) {
    const { path } = each.notebook;
    const planned = notebooks.find((one) => one.path === path);
    if (done.has(each) || planned?.sources === sourcesHash(each.notebook)) continue;
    throw new SolidifyError(
      'refused',
      'plan-outdated',
      planned === undefined
        ? `the plan ${file} is not about this notebook`
        : `the notebook has changed since the plan ${file} was made`,
      {
        place: { file: path },
        hint: 'Nothing was written. Make the plan again with --plan, and edit that one.',
      },
    );
  }
}

/** The text of a plan file for what was prepared: fit to be shown, and to be edited and carried out later. */
export function planFileFor(
  { plan, options, analysis, notebooks }: PreparedExtraction,
  redactor: Redactor,
): string {
  const originals = new Map(notebooks.map(({ before }) => [before.path, before]));
  return planFileText(JSON.parse(redactedJson(JSON.stringify(plan), redactor)) as JsonObject, {
    generator: `solidify-nb ${ownVersion()}`,
    options: decidingOptions(options),
    package: plan.package,
    notebooks: analysis.notebooks.map(({ owner: { notebook } }) => ({
      path: notebook.path,
      sources: sourcesHash(originals.get(notebook.path) ?? notebook),
    })),
  });
}
