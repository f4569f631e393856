import type { BackEnd } from '../../language/language.ts';
import type { PlannedDefinition, PlannedExample, PlannedModule } from '../../plan/plan.ts';
import { assertion } from './assertion.ts';
import type { Assertion, Truth } from './assertion.ts';
import { readyCall } from './call.ts';
import { comment, notebookName } from './comment.ts';
import { testNames } from './test-names.ts';

/** Why a stub is skipped; pytest prints it. */
const SKIP_REASON = 'the notebook shows no call with literal arguments and result';

/** Names that a test module needs for itself. */
const OWN_NAMES: ReadonlySet<string> = new Set(['asyncio', 'importlib', 'pytest', 'collect']);

/** The unformatted test module of one module, and what it tests. */
export interface ModuleTests {
  readonly text: string;
  readonly tested: number;
  readonly importOnly: number;
}

/** An example with the assertion that it becomes. */
interface Asserted extends Assertion {
  readonly example: PlannedExample;
}

/**
 * Prints the tests of one module: that it can be imported; what the notebook shows of each function and class; a
 * skipped stub with a ready call where it shows nothing. The module is imported as a whole, so that pytest
 * collects nothing of it.
 */
export function renderModuleTests(
  module: PlannedModule,
  ownPackage: string,
  syntaxProblem: BackEnd['syntaxProblem'],
): ModuleTests {
  const alias = aliasOf(module.name);
  const definitions = module.definitions.filter(({ kind }) => kind === 'function' || kind === 'class');
  const nameOf = testNames(definitions.map(({ name }) => name));
  const truth = isPurePython(module) ? 'strict' : 'loose';
  const tests = definitions.map((definition) => {
    const asserted = assertedExamples(definition, alias, truth).filter(
      ({ statement }) => syntaxProblem(`${statement}\n`) === null,
    );
    const name = nameOf(definition.name);
    const lines = asserted.length > 0 ? realTest(name, definition, asserted) : stub(name, definition, alias);
    return { definition, asserted, lines };
  });
  const body = [importTest(module), ...tests.map(({ lines }) => lines.join('\n'))].join('\n\n\n');
  const tested = tests.filter(({ asserted }) => asserted.length > 0).length;
  const uses = {
    asyncio: definitions.some(({ kind, isAsync }) => kind === 'function' && isAsync),
    pytest: tests.some(({ asserted: all }) => all.length === 0 || all.some(({ approximate }) => approximate)),
    module: tests.length > 0,
  };
  const head = moduleHead(module, ownPackage, alias, uses);
  return { text: `${head}\n\n\n${body}\n`, tested, importOnly: tests.length - tested };
}

/** What the module is called in its test module: pytest would collect `test…`, and our own names are taken. */
function aliasOf(name: string): string {
  return OWN_NAMES.has(name) || /^test/i.test(name) ? `module_${name}` : name;
}

/** Nothing of it can give a boolean of numpy's. */
function isPurePython(module: PlannedModule): boolean {
  return module.imports.length === 0 && module.guardedImports.length === 0 && module.siblings.length === 0;
}

function moduleHead(
  module: PlannedModule,
  ownPackage: string,
  alias: string,
  uses: { readonly asyncio: boolean; readonly pytest: boolean; readonly module: boolean },
): string {
  const renamed = alias === module.name ? '' : ` as ${alias}`;
  return [
    `"""Tests of ${module.importName}."""`,
    '',
    ...(uses.asyncio ? ['import asyncio'] : []),
    'import importlib',
    ...(uses.pytest ? ['', 'import pytest'] : []),
    ...(uses.module ? ['', `from ${ownPackage} import ${module.name}${renamed}`] : []),
  ].join('\n');
}

function importTest(module: PlannedModule): string {
  return [
    'def test_module_imports() -> None:',
    `    """Check that ${module.importName} can be imported."""`,
    `    module = importlib.import_module("${module.importName}")`,
    `    assert module.__name__ == "${module.importName}"`,
  ].join('\n');
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
    return [{ example, ...assertion(call, example.expected, truth) }];
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

function stub(name: string, definition: PlannedDefinition, alias: string): string[] {
  const call = readyCall(`${alias}.${definition.name}`, definition);
  return [
    `@pytest.mark.skip(reason="${SKIP_REASON}")`,
    `def ${name}() -> None:`,
    `    """Call ${definition.name} with real arguments."""`,
    ...call.map((line) => (line === '' ? '' : `    ${line}`)),
  ];
}
