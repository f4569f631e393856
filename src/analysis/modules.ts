import type { Definition, FreeName, Statement } from '../program/program.ts';
import { candidatesOf, resolveNamespace, type Candidate } from './candidates.ts';
import { namespaceOf } from './namespace.ts';
import type { Obstacle, StayingModule } from './obstacle.ts';
import { isStateless } from './copied.ts';
import { localFile } from './local-file.ts';
import { secretObstacles } from './obstacles/own-code.ts';
import { obstacleAt } from './obstacles/place.ts';
import type { ModuleFile, NeededImport, PrototypeNotebook } from './prototype.ts';

/** Lines of code above which a module beside the notebook is software of its own. */
const LARGEST_MODULE = 200;

/** Why a module can't come along; null where it can. Answers are remembered. */
export type ModuleJudge = (file: ModuleFile) => StayingModule | null;

/**
 * Judges modules beside notebooks: one comes along as it is when it is small and there may be two of it, so that it
 * only imports, defines plain functions and binds values that can't be changed.
 */
export function createModuleJudge(): ModuleJudge {
  const known = new Map<PrototypeNotebook, StayingModule | null>();
  const judge: ModuleJudge = ({ file }) => {
    const found = known.get(file);
    if (found !== undefined) return found;
    // Modules that import each other can't come along: the first is still being judged.
    known.set(file, 'imports');
    const why = reasonToStay(file, judge);
    known.set(file, why);
    return why;
  };
  return judge;
}

function reasonToStay(file: PrototypeNotebook, judge: ModuleJudge): StayingModule | null {
  const { program, secrets } = file;
  if (program.diagnostics.length > 0) return 'unreadable';
  if (program.cells.reduce((sum, { codeLines }) => sum + codeLines, 0) > LARGEST_MODULE) return 'large';
  if (secrets.length > 0) return 'secret';
  const lines = program.statements.filter((each) => !isScriptOnly(each));
  if (lines.some(holdsClass)) return 'class';
  if (!lines.every((each) => isPlain(each))) return 'effects';
  if (!lines.every((each) => importsWhatCanMove(each, file, judge))) return 'imports';
  if (!lines.every(keepsNothing)) return 'state';
  if (lines.some((each) => handsOut(each, file))) return 'passed-on';
  const obstacles = candidatesOf(resolveNamespace(file)).flatMap((each) => each.obstacles);
  return obstacles.length > 0 ? 'effects' : null;
}

function isScriptOnly(statement: Statement): boolean {
  return statement.kind === 'action' && statement.isScriptOnly;
}

function holdsClass(statement: Statement): boolean {
  return statement.kind === 'definition' && statement.definition.kind === 'class';
}

/** Imports, definitions, and strings that document the module. */
function isPlain(statement: Statement): boolean {
  switch (statement.kind) {
    case 'definition':
    case 'import':
      return !statement.bindsUnknown;
    case 'action':
      return statement.isExpression && statement.calls.length === 0 && statement.reads.length === 0;
    case 'magic':
    case 'opaque':
      return false;
  }
}

function importsWhatCanMove(statement: Statement, file: PrototypeNotebook, judge: ModuleJudge): boolean {
  if (statement.kind !== 'import') return true;
  if (statement.star !== null) return false;
  return statement.names.every((each) => {
    if (!each.module.startsWith('.') && !file.localModules.has(each.module)) return true;
    const local = localFile(each, file);
    return local !== null && !statement.guarded && !statement.sharesLine && judge(local) === null;
  });
}

/** Warnings that are shown once for each place are counted by the module that gives them. */
function keepsNothing(statement: Statement): boolean {
  return (
    statement.mutations.length === 0 &&
    statement.consequences.every(({ code }) => code !== 'warns-once') &&
    (statement.kind !== 'definition' || isStateless(statement.definition))
  );
}

/** A guarded import moves as it is written. */
export function importSecrets({ owner, reads }: Candidate): readonly Obstacle[] {
  return reads.imports
    .filter(({ guarded }) => guarded !== null)
    .flatMap(({ order }) => {
      const block = owner.program.statements[order]?.block;
      return block === undefined ? [] : secretObstacles(owner, block);
    });
}

/** Whether one of the module's functions may be given to who uses the module: neither called nor an argument of a call. */
function handsOut(statement: Statement, file: PrototypeNotebook): boolean {
  if (statement.kind !== 'definition') return false;
  const namespace = namespaceOf(file);
  const { calls, freeNames } = statement.definition;
  return freeNames.some(
    ({ name, at, readAt }) =>
      readAt !== 'unevaluated' &&
      namespace.definitionsNamed(name).some(({ definition }) => isFunction(definition)) &&
      !calls.some((call) => call.at.start <= at.start && at.end <= call.at.end),
  );
}

function isFunction({ kind, evaluation }: Definition): boolean {
  return kind === 'function' || evaluation.makesFunctions;
}

/** What keeps definitions that import modules beside the notebook there. */
export function moduleObstacles(candidate: Candidate, judge: ModuleJudge): readonly Obstacle[] {
  return candidate.reads.imports.flatMap((need) => {
    if (need.file === null) return [];
    const { owner, site } = candidate;
    const why = judge(need.file) ?? useThatTells(candidate, need, need.file);
    if (why === null) return [];
    const at = site.definition.freeNames.find(({ name }) => name === need.name)?.at ?? site.definition.at;
    const imported = need.imports.map((each) => each.at);
    return [obstacleAt(owner, 'local-module', [need.name, need.file.module, why], at, imported)];
  });
}

/**
 * A notebook that changes or reloads a module would change one of two, or find another. And what a definition takes of it may be called
 * or, if it is a value, read: a function that is passed on could be compared with the notebook's.
 */
function useThatTells(
  { host, site }: Candidate,
  need: NeededImport,
  { file }: ModuleFile,
): StayingModule | null {
  const users = [...filesOf(host.owner)];
  if (users.some(({ program }) => program.changesModules)) return 'changed';
  if (users.some((user) => mayChange(user, file))) return 'changed';
  const namespace = namespaceOf(file);
  const isValue = (name: string): boolean => {
    const found = namespace.definitionsNamed(name);
    return (
      found.length > 0 &&
      found.every(({ definition: { kind, evaluation } }) => kind === 'constant' && !evaluation.makesFunctions)
    );
  };
  const [only] = need.imports;
  const fromModule = only?.member != null && need.file?.module === only.module ? only.member : null;
  const { calls, freeNames } = site.definition;
  const isCalled = (read: FreeName): boolean =>
    calls.some((call) => call.head === read.name && call.at.start === read.at.start);
  const tells = freeNames.some((read) => {
    if (read.name !== need.name || read.readAt === 'unevaluated') return false;
    const taken = fromModule ?? read.member;
    if (taken === undefined) return true;
    return namespace.definitionsNamed(taken).length === 0 || !(isValue(taken) || isCalled(read));
  });
  return tells ? 'passed-on' : null;
}

/** A notebook, the files that it runs, and the modules beside that these import, all the way down. */
function filesOf(notebook: PrototypeNotebook): ReadonlySet<PrototypeNotebook> {
  const found = new Set([notebook]);
  for (const { runFiles, moduleFiles } of found) {
    for (const file of runFiles.values()) found.add(file);
    for (const { file } of moduleFiles.values()) found.add(file);
  }
  return found;
}

/** Whether code sets something of a module, or hands the module itself to code that may. */
function mayChange(user: PrototypeNotebook, file: PrototypeNotebook): boolean {
  const { statements } = user.program;
  const imported = statements.flatMap((statement) =>
    statement.kind === 'import' ? statement.names.filter((each) => localFile(each, user)?.file === file) : [],
  );
  if (imported.length === 0) return false;
  const names = new Set(imported.map(({ name }) => name));
  const whole = new Set(
    imported
      .filter(({ module, member }) => member === null || user.moduleFiles.get(module)?.file !== file)
      .map(({ name }) => name),
  );
  return statements.some(
    ({ mutations, reads }) =>
      mutations.some(({ name }) => names.has(name)) ||
      reads.some(({ name, member }) => whole.has(name) && member === undefined),
  );
}
