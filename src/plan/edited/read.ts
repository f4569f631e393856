import type { PackageName } from '../plan.ts';
import type { DecidedDefinition, DecidedModule, PlanDecisions } from './decisions.ts';
import { isObject, type JsonObject } from '../json-object.ts';
import { listOf, planReader, type PlanReader } from './json.ts';
import type { PlanMaking } from './plan-file.ts';
import { brokenParts, isSealedModule, sealedName, type PlanSeals } from './seals.ts';

/**
 * Reads what a person has decided in a plan. What is neither a name, nor a module, nor what moves must be as it was, or
 * left out, since it follows from these.
 * @throws SolidifyError (usage) `bad-plan`, which names the part.
 */
export function readDecisions(edited: JsonObject, made: PlanMaking, file: string): PlanDecisions {
  const reader = planReader(file);
  const [broken] = brokenParts(edited, made.seals);
  if (broken !== undefined) throw reader.follows(broken);
  const modules = reader
    .list(edited.modules, 'modules')
    .map((each, index) => readModule(each, `modules[${index}]`, made, reader))
    .filter((each) => each !== null);
  requireOnce(modules, reader);
  const listed = new Set(modules.flatMap(({ definitions }) => definitions.map(({ name }) => name)));
  return {
    package: readPackage(edited.package, made.package, reader),
    modules,
    left: Object.values(made.seals.definitions).filter((name) => !listed.has(name)),
  };
}

/** An import name that nobody edited follows from the name. */
function readPackage(value: unknown, before: PackageName, reader: PlanReader): PlanDecisions['package'] {
  const edited = reader.object(value, 'package');
  const name = reader.text(edited.name, 'package.name');
  const importName = reader.text(edited.importName ?? before.importName, 'package.importName');
  return { name, importName: name !== before.name && importName === before.importName ? null : importName };
}

/** Null for a module that comes along as it stands: its definitions aren't the plan's to place. */
function readModule(
  value: unknown,
  at: string,
  { seals }: PlanMaking,
  reader: PlanReader,
): DecidedModule | null {
  const edited = reader.object(value, at);
  if (!isSealedModule(edited, seals))
    throw reader.follows(`${at}, in what isn’t its name or its definitions,`);
  if (typeof edited.source === 'string') return null;
  const name = moduleName(edited, at, seals, reader);
  return {
    name,
    summary: summaryOf(edited, seals),
    definitions: reader
      .list(edited.definitions, `${at}.definitions`)
      .map((each, index) => readDefinition(each, `${at}.definitions[${index}]`, seals, reader)),
    at,
  };
}

/** `name`, which has one part, or the last part of `importName`: the one that was edited. */
function moduleName(edited: JsonObject, at: string, { moduleNames }: PlanSeals, reader: PlanReader): string {
  const { name: own, importName } = edited;
  const said = [
    ...(own === undefined ? [] : [reader.text(own, `${at}.name`)]),
    ...(importName === undefined
      ? []
      : [reader.text(importName, `${at}.importName`).split('.').at(-1) ?? '']),
  ];
  const [name] = said;
  if (name === undefined) throw reader.problem(at, 'has no name', 'Give it a name, such as "prices".');
  const fresh = [...new Set(said)].filter((each) => !moduleNames.includes(each));
  if (fresh.length < 2) return fresh[0] ?? name;
  throw reader.problem(
    at,
    `is called ${fresh.join(' and ')}`,
    'Let name and importName say the same, or leave one out.',
  );
}

/** What says just a name that a module had is made anew. */
function summaryOf({ summary }: JsonObject, { moduleNames }: PlanSeals): string | null {
  if (typeof summary !== 'string' || summary === '') return null;
  const isOfName = moduleNames.some((former) => summary.toLowerCase() === `${former.replaceAll('_', ' ')}.`);
  return isOfName ? null : summary;
}

/** `"clean"`, `"clean@3"`, `{ "name": "clean" }`, an entry of `kept`, or a definition as the plan has it. */
function readDefinition(value: unknown, at: string, seals: PlanSeals, reader: PlanReader): DecidedDefinition {
  if (typeof value === 'string') {
    const [name = '', cell] = value.split('@');
    return {
      name,
      renamed: name,
      notebook: null,
      cell: cell === undefined ? null : Number(cell),
      line: null,
      at,
    };
  }
  const edited = reader.object(value, at);
  const renamed = reader.text(edited.name, `${at}.name`);
  if (edited.origins === undefined) return { name: renamed, renamed, ...placeIn(edited), at };
  const name = sealedName(edited, seals);
  if (name === null) throw reader.follows(`${at}, in what isn’t its name,`);
  const [origin] = listOf(edited.origins).filter(isObject);
  return { name, renamed, ...placeIn(origin ?? {}), at };
}

function placeIn({
  notebook,
  cell,
  line,
}: JsonObject): Pick<DecidedDefinition, 'notebook' | 'cell' | 'line'> {
  return {
    notebook: typeof notebook === 'string' ? notebook : null,
    cell: typeof cell === 'number' ? cell : null,
    line: typeof line === 'number' ? line : null,
  };
}

function requireOnce(modules: readonly DecidedModule[], reader: PlanReader): void {
  const names = new Map<string, string>();
  for (const { name, at } of modules) {
    const other = names.get(name);
    if (other !== undefined)
      throw reader.problem(
        at,
        `is called ${name}, as ${other} is`,
        'Name it otherwise, or list its definitions there.',
      );
    names.set(name, at);
  }
  const taken = new Map<string, string>();
  for (const { renamed, at } of modules.flatMap(({ definitions }) => definitions)) {
    const other = taken.get(renamed);
    if (other !== undefined)
      throw reader.problem(at, `is ${renamed}, as ${other} is`, 'A name can stand in one module only.');
    taken.set(renamed, at);
  }
}
