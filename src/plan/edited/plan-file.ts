import type { ExtractionOptions } from '../held/provenance.ts';
import type { PackageName } from '../plan.ts';
import { isObject, type JsonObject } from '../json-object.ts';
import { planReader, type PlanReader } from './json.ts';
import { sealPlan, type PlanSeals } from './seals.ts';

/** What a plan was made of and how, so that it can be made again with what a person decided. */
export interface PlanMaking {
  readonly generator: string;
  readonly options: ExtractionOptions;
  readonly package: PackageName;
  readonly notebooks: readonly PlannedNotebook[];
  readonly seals: PlanSeals;
}

/** A notebook that a plan is about. */
export interface PlannedNotebook {
  /** As it was given. */
  readonly path: string;
  /** SHA-256, in hex, of the sources of its code cells. */
  readonly sources: string;
}

/** The text of a plan file; `plan` is the plan as it may be shown. */
export function planFileText(plan: JsonObject, made: Omit<PlanMaking, 'seals'>): string {
  return `${JSON.stringify({ ...plan, made: { ...made, seals: sealPlan(plan) } }, null, 2)}\n`;
}

/**
 * Reads a plan file, up to what a person may have changed.
 * @throws SolidifyError (usage) `bad-plan` for what `--plan` didn't write.
 */
export function readPlanFile(
  text: string,
  file: string,
): { readonly edited: JsonObject; readonly made: PlanMaking } {
  const reader = planReader(file);
  const edited = reader.object(parsed(text, reader), 'the plan');
  if (edited.version !== 1)
    throw reader.problem('version', 'is not 1', 'Make the plan again with this version of Solidify.');
  const { made } = edited;
  if (!isMaking(made))
    throw reader.problem(
      'made',
      'is not what --plan wrote',
      'Make the plan again, and leave this part as it is.',
    );
  return { edited, made };
}

function parsed(text: string, reader: PlanReader): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw reader.problem('the plan', `is no JSON: ${why}`, 'Mend it there, or make the plan again.');
  }
}

function isMaking(made: unknown): made is PlanMaking {
  return (
    isObject(made) &&
    isObject(made.options) &&
    isObject(made.package) &&
    typeof made.package.name === 'string' &&
    typeof made.package.importName === 'string' &&
    Array.isArray(made.notebooks) &&
    made.notebooks.every(
      (each: unknown) => isObject(each) && typeof each.path === 'string' && typeof each.sources === 'string',
    ) &&
    isObject(made.seals) &&
    isObject(made.seals.parts) &&
    Array.isArray(made.seals.modules) &&
    Array.isArray(made.seals.moduleNames) &&
    isObject(made.seals.definitions)
  );
}
