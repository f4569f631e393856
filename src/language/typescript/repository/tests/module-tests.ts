import type { PlannedDefinition, PlannedExample, PlannedModule } from '../../../../plan/plan.ts';
import { notebookName } from './comment.ts';

/** The tests of one module, and what they test. */
export interface ModuleTests {
  /** Statements that make tests, in their order. */
  readonly blocks: readonly string[];
  /** Names that they read of the module. */
  readonly used: readonly string[];
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

/** Prints what the notebook shows of each function and class of a module, and a stub where it shows nothing. */
export function renderModuleTests(module: PlannedModule, stubReason: string = NO_CALL): ModuleTests {
  const subjects = module.definitions.filter(({ kind }) => kind === 'function' || kind === 'class');
  const tests = subjects.map((definition) => {
    const shown = shownExamples(definition);
    return shown.length === 0
      ? { name: definition.name, block: stub(definition, stubReason), isTested: false }
      : { name: definition.name, block: exampleTest(definition, shown), isTested: true };
  });
  const tested = tests.filter(({ isTested }) => isTested);
  return {
    blocks: tests.map(({ block }) => block),
    used: tested.map(({ name }) => name),
    made: tests.map(({ name }) => ({ title: name, of: `${module.importName}.${name}` })),
    tested: tested.length,
    importOnly: tests.length - tested.length,
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
