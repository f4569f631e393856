import type { BackEnd } from '../../../../program/language.ts';
import type {
  PlannedDefinition,
  PlannedExample,
  PlannedImport,
  PlannedModule,
} from '../../../../plan/plan.ts';
import type { RecordedFunction } from '../../../../plan/recording.ts';
import { importLines } from '../modules/index.ts';
import type { ImportSections } from '../modules/index.ts';
import { assertion } from './assertion.ts';
import type { Assertion, Truth } from './assertion.ts';
import { readyCall } from './call.ts';
import { comment, notebookName } from './comment.ts';
import { agree, aliasOf, moduleImport, recordedTests } from './recorded/index.ts';
import type { RecordedTest } from '../../../recorded-tests.ts';
import type { TestModuleNames } from './recorded/index.ts';
import { skipWords } from '../../../../render/index.ts';
import { IMPORT_TEST, snakeCase, testNames } from './test-names.ts';
import type { RecordedTestOf } from '../../../../render/rendered.ts';

/** Why a stub is skipped where nothing was recorded; pytest prints it. */
const SKIP_REASON = 'the notebook shows no call with literal arguments and result';

/** The unformatted test module of one module, and what it tests. */
export interface ModuleTests {
  readonly text: string;
  readonly tested: number;
  readonly importOnly: number;
  readonly recorded: readonly RecordedTestOf[];
  readonly imports: readonly PlannedImport[];
  /** Its tests, without what a module begins with. */
  readonly blocks: readonly string[];
  /** Names of the tests of each definition, by the definition's. */
  readonly made: ReadonlyMap<string, readonly string[]>;
}

/** What is printed of one definition. */
interface DefinitionTests {
  readonly blocks: readonly string[];
  /** Of the test functions that they are. */
  readonly names: readonly string[];
  readonly imports: readonly PlannedImport[];
  readonly isTested: boolean;
  readonly recorded: readonly RecordedTestOf[];
}

/** All that printing tests needs beside the module. */
export interface TestSurroundings extends ImportSections {
  readonly back: Pick<BackEnd, 'syntaxProblem' | 'sameSyntax'>;
  /** The package's modules, by import name. */
  readonly modules: ReadonlyMap<string, PlannedModule>;
  /** What was recorded of the module's functions, by name; null: nothing was run. */
  readonly recorded: ReadonlyMap<string, RecordedFunction> | null;
  /** What the test module holds already, to which these are added; null: it is made. */
  readonly there: TestsThere | null;
}

/** What a test module holds that is there. */
export interface TestsThere {
  /** All names that it binds. */
  readonly names: ReadonlySet<string>;
  readonly imports: readonly PlannedImport[];
}

/**
 * Prints the tests of one module: that it can be imported; what the notebook shows of each function and class, and what
 * its run recorded; a skipped stub with a ready call where there is nothing. The module is imported as a whole, so that
 * pytest collects nothing of it.
 */
export function renderModuleTests(module: PlannedModule, around: TestSurroundings): ModuleTests {
  const names: TestModuleNames = {
    ownPackage: around.ownPackage,
    modules: around.modules,
    reserved: reservedNames(around.recorded),
  };
  const definitions = module.definitions.filter(({ kind }) => kind === 'function' || kind === 'class');
  const there = around.there?.names ?? new Set<string>();
  const nameOf = testNames(
    definitions.map(({ name }) => name),
    there,
  );
  const taken = new Set([IMPORT_TEST, ...there, ...definitions.map(({ name }) => nameOf(name))]);
  const isImported = there.has(IMPORT_TEST);
  let imports: readonly PlannedImport[] = isImported ? [] : [IMPORTLIB];
  const tests = definitions.map((definition) => {
    const printed = definitionTests(definition, module, around, {
      names,
      nameOf,
      taken,
      imports: [...(around.there?.imports ?? []), ...imports],
    });
    imports = [...imports, ...printed.imports];
    return printed;
  });
  const blocks = [...(isImported ? [] : [importTest(module)]), ...tests.flatMap((each) => each.blocks)];
  const head = [`"""Tests of ${module.importName}."""`, ...importLines(imports, around)].join('\n\n');
  const tested = tests.filter(({ isTested }) => isTested).length;
  return {
    text: `${head}\n\n\n${blocks.join('\n\n\n')}\n`,
    blocks,
    made: new Map(definitions.map(({ name }, index) => [name, tests[index]?.names ?? []])),
    tested,
    importOnly: tests.length - tested,
    recorded: tests.flatMap(({ recorded }) => recorded),
    imports,
  };
}

const IMPORTLIB: PlannedImport = { module: 'importlib', member: null, name: 'importlib' };
const PYTEST: PlannedImport = { module: 'pytest', member: null, name: 'pytest' };
const ASYNCIO: PlannedImport = { module: 'asyncio', member: null, name: 'asyncio' };

/** Names that recorded expressions read as they are written. */
function reservedNames(recorded: TestSurroundings['recorded']): ReadonlySet<string> {
  const text = JSON.stringify([...(recorded?.values() ?? [])].map(({ calls }) => calls));
  const names = [...text.matchAll(/"member":(?:null|"[^"]*"),"name":"(\w+)/g)].flatMap(
    ([, name]) => name ?? [],
  );
  return new Set(names);
}

function importTest(module: PlannedModule): string {
  return [
    `def ${IMPORT_TEST}() -> None:`,
    `    """Check that ${module.importName} can be imported."""`,
    `    module = importlib.import_module("${module.importName}")`,
    `    assert module.__name__ == "${module.importName}"`,
  ].join('\n');
}

/** What the tests of one definition have to know about those of the others. */
interface Neighbours {
  readonly names: TestModuleNames;
  readonly nameOf: (definition: string) => string;
  readonly taken: Set<string>;
  readonly imports: readonly PlannedImport[];
}

function definitionTests(
  definition: PlannedDefinition,
  module: PlannedModule,
  around: TestSurroundings,
  { names, nameOf, taken, imports: others }: Neighbours,
): DefinitionTests {
  const alias = aliasOf(module.name, names);
  const truth: Truth = isPurePython(module) ? 'strict' : 'loose';
  const name = nameOf(definition.name);
  const recording = around.recorded?.get(definition.name);
  const subject = { definition, module: module.importName };
  const asserted = assertedExamples(definition, alias, truth).filter(
    ({ statement }) => around.back.syntaxProblem(`${statement}\n`) === null,
  );
  const print = (isAlone: boolean): readonly RecordedTest[] => {
    const free = isAlone ? new Set([...taken].filter((each) => each !== name)) : new Set(taken);
    return recordedTests(subject, recording?.calls ?? [], { names, truth }, { name, taken: free }).filter(
      ({ lines, imports }) =>
        agree([...others, ...imports]) && around.back.syntaxProblem(`${lines.join('\n')}\n`) === null,
    );
  };
  const isSame = ({ call }: Asserted, { sources }: RecordedTest): boolean =>
    sources.some((source) => around.back.sameSyntax(call, source));
  const whole = print(true).filter(({ knows }) => knows === 'all');
  const told = asserted.filter((example) => !whole.some((test) => isSame(example, test)));
  // What the notebook shows of a call is more than parts of its result.
  const isShown = (test: RecordedTest): boolean =>
    test.knows === 'parts' && told.some((example) => isSame(example, test));
  const printed = print(told.length === 0);
  const tests = printed.filter((test) => !isShown(test));
  for (const test of tests) taken.add(test.name);
  const isTested = told.length + tests.length > 0;
  // Where somebody has a test of the name, a stub would say nothing more.
  const needsStub = !isTested && !around.there?.names.has(`test_${snakeCase(definition.name)}`);
  const why = recording?.skipped ? skipWords(recording.skipped) : SKIP_REASON;
  const blocks = [
    ...(told.length > 0 ? [realTest(name, definition, told)] : []),
    ...tests.map(({ lines }) => lines),
    ...(needsStub ? [stub(name, definition, alias, why)] : []),
  ];
  const needsPytest = needsStub || told.some(({ approximate }) => approximate);
  const needsAsyncio = definition.kind === 'function' && definition.isAsync && (needsStub || told.length > 0);
  return {
    blocks: blocks.map((lines) => lines.join('\n')),
    names: [...(told.length > 0 || needsStub ? [name] : []), ...tests.map((test) => test.name)],
    imports: [
      moduleImport(module.name, names),
      ...(needsPytest ? [PYTEST] : []),
      ...(needsAsyncio ? [ASYNCIO] : []),
      ...tests.flatMap(({ imports }) => imports),
    ],
    isTested,
    recorded: printed.flatMap((test) =>
      test.calls.map((each) => ({
        ...each,
        test: isShown(test) ? name : test.name,
        module: module.importName,
        name: definition.name,
      })),
    ),
  };
}

/** Nothing of it can give a boolean of numpy's. */
function isPurePython(module: PlannedModule): boolean {
  return module.imports.length === 0 && module.guardedImports.length === 0 && module.siblings.length === 0;
}

/** An example with the assertion that it becomes. */
interface Asserted extends Assertion {
  readonly example: PlannedExample;
  /** As the test module makes it. */
  readonly call: string;
}

/** Examples that say one thing: a call shown with two different results shows that the function is not as plain as it looks. */
function assertedExamples(definition: PlannedDefinition, alias: string, truth: Truth): Asserted[] {
  const results = new Map<string, Set<string>>();
  for (const { call, expected } of definition.examples) {
    if (expected !== null) results.set(call, (results.get(call) ?? new Set()).add(expected));
  }
  const seen = new Set<string>();
  return definition.examples.flatMap((example) => {
    const call = qualifiedCall(definition, alias, example.call);
    if (call === null || example.expected === null || results.get(example.call)?.size !== 1) return [];
    if (seen.has(call)) return [];
    seen.add(call);
    return [{ example, call, ...assertion(call, example.expected, truth) }];
  });
}

/** `clean(3)` → `prices.clean(3)`; null for anything but a call of the definition itself. */
function qualifiedCall(definition: PlannedDefinition, alias: string, call: string): string | null {
  const bare = call.replace(/^await\s+/, '').trim();
  const rest = bare.slice(definition.name.length).trimStart();
  if (!bare.startsWith(definition.name) || !rest.startsWith('(')) return null;
  const qualified = `${alias}.${definition.name}${rest}`;
  return definition.isAsync ? `asyncio.run(${qualified})` : qualified;
}

function realTest(
  name: string,
  { name: subject }: PlannedDefinition,
  asserted: readonly Asserted[],
): string[] {
  let place = '';
  const body = asserted.flatMap(({ example, statement }) => {
    const from = `From cell ${example.at.cell} of ${notebookName(example.notebook)}.`;
    const told = from === place ? [] : comment(from, '    ');
    place = from;
    return [...told, `    ${statement}`];
  });
  return [`def ${name}() -> None:`, `    """Check ${subject} against the notebook."""`, ...body];
}

function stub(name: string, definition: PlannedDefinition, alias: string, why: string): string[] {
  const call = readyCall(`${alias}.${definition.name}`, definition);
  return [
    `@pytest.mark.skip(reason=${JSON.stringify(why)})`,
    `def ${name}() -> None:`,
    `    """Call ${definition.name} with real arguments."""`,
    ...call.map((line) => (line === '' ? '' : `    ${line}`)),
  ];
}
