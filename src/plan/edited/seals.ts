import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../json-object.ts';
import { listOf } from './json.ts';

/**
 * Hashes of the parts of a plan that follow from the rest, as the file was written: so that an edit there, which would
 * have no effect, can be told.
 */
export interface PlanSeals {
  /** By the names of the plan's parts. */
  readonly parts: Readonly<Record<string, string>>;
  /** Of what follows in each module. */
  readonly modules: readonly string[];
  /** What the modules were called. */
  readonly moduleNames: readonly string[];
  /** The name of each definition by the hash of all else that the plan says of it. */
  readonly definitions: Readonly<Record<string, string>>;
}

/** Parts of a plan that a person may change. What stays is what no module lists. */
const PARTS: ReadonlySet<string> = new Set(['package', 'modules', 'kept', 'made']);

const MODULE_FIELDS: ReadonlySet<string> = new Set(['name', 'importName', 'summary', 'definitions']);

const DEFINITION_FIELDS: ReadonlySet<string> = new Set(['name', 'names']);

/** Seals a plan as its file has it. */
export function sealPlan(plan: JsonObject): PlanSeals {
  const modules = listOf(plan.modules).filter(isObject);
  const definitions = modules.flatMap((module) => listOf(module.definitions).filter(isObject));
  return {
    parts: Object.fromEntries(
      Object.entries(plan)
        .filter(([part]) => !PARTS.has(part))
        .map(([part, value]) => [part, sealOf(value)]),
    ),
    modules: [...new Set(modules.map(moduleSeal))],
    moduleNames: modules.map(({ name }) => String(name)),
    definitions: Object.fromEntries(definitions.map((each) => [definitionSeal(each), String(each.name)])),
  };
}

/** Parts of an edited plan that were changed though they follow from the rest. A part may be left out. */
export function brokenParts(edited: JsonObject, { parts }: PlanSeals): readonly string[] {
  return Object.entries(edited)
    .filter(([part, value]) => !PARTS.has(part) && parts[part] !== sealOf(value))
    .map(([part]) => part);
}

/** Whether a module's own fields are as some module of the plan had them, or left out. */
export function isSealedModule(module: JsonObject, { modules }: PlanSeals): boolean {
  const isLeftOut = Object.keys(module).every((field) => MODULE_FIELDS.has(field));
  return isLeftOut || modules.includes(moduleSeal(module));
}

/** The name that a definition of an edited plan had; null where something else of it was changed. */
export function sealedName(definition: JsonObject, { definitions }: PlanSeals): string | null {
  return definitions[definitionSeal(definition)] ?? null;
}

function moduleSeal(module: JsonObject): string {
  return sealOf(without(module, MODULE_FIELDS));
}

function definitionSeal(definition: JsonObject): string {
  return sealOf(without(definition, DEFINITION_FIELDS));
}

function without(object: JsonObject, fields: ReadonlySet<string>): unknown {
  return Object.entries(object)
    .filter(([field]) => !fields.has(field))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Editors may change the order of an object's keys, and formatters its layout. */
function sealOf(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
