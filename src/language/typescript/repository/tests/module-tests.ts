import type {
  PlannedDefinition,
  PlannedExample,
  PlannedImport,
  PlannedModule,
} from '../../../../plan/plan.ts';
import type { RecordedFunction } from '../../../../plan/recording.ts';
import { skipWords } from '../../../../render/index.ts';
import type { RecordedTestOf } from '../../../../render/rendered.ts';
import { sameSyntax } from '../../syntax/index.ts';
import { notebookName } from './comment.ts';
import type { RecordedTest } from '../../../recorded-tests.ts';
import { recordedTests, type TestNames } from './recorded/index.ts';

/** The tests of one module, and what they test. */
export interface ModuleTests {
  /** Statements that make tests, in their order. */
  readonly blocks: readonly string[];
  /** Names that they read of the module. */
  readonly used: readonly string[];
  /** What else they read, by the module that holds it. */
  readonly imports: readonly PlannedImport[];
  readonly recorded: readonly RecordedTestOf[];
  readonly made: readonly MadeTest[];
  readonly tested: number;
  readonly importOnly: number;
}

/** A test, by its title, and the definition that it is about. */
export interface MadeTest {
  readonly title: string;
  readonly of: string;
}

/** Why a test is still to be written, where nothing was recorded. */
const NO_CALL = 'the notebook shows no call with literal arguments and result';

/** What was recorded of a module's functions, by name, and what a test of it may not call its variables. */
export interface Recorded extends TestNames {
  readonly functions: ReadonlyMap<string, RecordedFunction>;
}

/**
 * Prints what the notebook shows of each function and class of a module, and what its run recorded; a stub where there is nothing.
 * @param recorded null: nothing was run.
 */
export function renderModuleTests(
  module: PlannedModule,
  recorded: Recorded | null,
  stubReason: string = NO_CALL,
): ModuleTests {
  const subjects = module.definitions.filter(({ kind }) => kind === 'function' || kind === 'class');
  const taken = new Set(subjects.map(({ name }) => name));
  const tests = subjects.map((definition) =>
    definitionTests(definition, module, { recorded, taken, stubReason }),
  );
  const tested = tests.filter(({ isTested }) => isTested);
  return {
    blocks: tests.flatMap(({ blocks }) => blocks),
    used: tests.flatMap(({ used }) => used),
    imports: tests.flatMap(({ imports }) => imports),
    recorded: tests.flatMap((each) => each.recorded),
    made: tests.flatMap(({ name, titles }) =>
      titles.map((title) => ({ title, of: `${module.importName}.${name}` })),
    ),
    tested: tested.length,
    importOnly: tests.length - tested.length,
  };
}

/** What is printed of one definition. */
interface DefinitionTests extends Pick<ModuleTests, 'blocks' | 'used' | 'imports' | 'recorded'> {
  readonly name: string;
  readonly titles: readonly string[];
  readonly isTested: boolean;
}

function definitionTests(
  definition: PlannedDefinition,
  module: PlannedModule,
  {
    recorded,
    taken,
    stubReason,
  }: { readonly recorded: Recorded | null; readonly taken: Set<string>; readonly stubReason: string },
): DefinitionTests {
  const { name } = definition;
  const recording = recorded?.functions.get(name);
  const subject = { definition, module: module.importName };
  const printed = recorded === null ? [] : recordedTests(subject, recording?.calls ?? [], recorded, taken);
  const isSame = ({ call }: ShownExample, { sources }: RecordedTest): boolean =>
    sources.some((source) => sameSyntax(call.replace(/^await\s+/, ''), source));
  // A test of a recorded call says all that an example says, unless it looks at parts of the result.
  const shown = shownExamples(definition).filter(
    (example) => !printed.some((test) => test.knows === 'all' && isSame(example, test)),
  );
  const isShown = (test: RecordedTest): boolean =>
    test.knows === 'parts' && shown.some((example) => isSame(example, test));
  const tests = printed.filter((test) => !isShown(test));
  const isTested = shown.length + tests.length > 0;
  const why = recording?.skipped ? skipWords(recording.skipped) : stubReason;
  const own = shown.length > 0 ? [exampleTest(definition, shown)] : isTested ? [] : [stub(definition, why)];
  return {
    name,
    blocks: [...own, ...tests.map(({ lines }) => lines.join('\n'))],
    used: shown.length > 0 ? [name] : [],
    imports: tests.flatMap(({ imports }) => imports),
    titles: [...(own.length > 0 ? [name] : []), ...tests.map((test) => test.name)],
    isTested,
    recorded: printed.flatMap((test) =>
      test.calls.map((each) => ({
        ...each,
        test: isShown(test) ? name : test.name,
        module: module.importName,
        name,
      })),
    ),
  };
}

/** An example whose result the notebook shows. */
type ShownExample = PlannedExample & { readonly expected: string };

/** Examples that say one thing: a call shown with two different results shows that the function is not as plain as it looks. */
function shownExamples({ examples }: PlannedDefinition): readonly ShownExample[] {
  const shown = examples.filter((each): each is ShownExample => each.expected !== null);
  return shown.filter(
    ({ call, expected }, at) =>
      shown.every((other) => other.call !== call || other.expected === expected) &&
      shown.findIndex((other) => other.call === call) === at,
  );
}

function exampleTest({ name, isAsync }: PlannedDefinition, examples: readonly ShownExample[]): string {
  let place = '';
  const body = examples.flatMap(({ call, expected, at, notebook }) => {
    const from = `// From cell ${at.cell} of ${notebookName(notebook)}.`;
    const told = from === place ? [] : [from];
    place = from;
    const bare = call.replace(/^await\s+/, '');
    const actual = isAsync || bare !== call ? `await ${bare}` : call;
    return [...told, `expect(${actual}).${matcherFor(expected)};`];
  });
  const start = body.some((line) => line.startsWith('expect(await ')) ? 'async () => {' : '() => {';
  return [`test(${JSON.stringify(name)}, ${start}`, ...body.map((line) => `  ${line}`), '});'].join('\n');
}

/** Primitive values are the same as they print; of all else it is what they hold. */
function matcherFor(expected: string): string {
  const isPrimitive =
    /^(?:-?(?:\d[\w.]*|NaN|Infinity)|true|false|null|undefined|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')$/;
  return isPrimitive.test(expected) ? `toBe(${expected})` : `toEqual(${expected})`;
}

function stub({ name }: PlannedDefinition, reason: string): string {
  return `test.todo(${JSON.stringify(`${name}: ${reason}`)});`;
}
