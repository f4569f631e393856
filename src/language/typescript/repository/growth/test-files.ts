import ts from 'typescript';
import type { SourceReader } from '../../../../program/language.ts';
import { applyEdits, type TextEdit } from '../../../../text/span.ts';
import { parseModule } from '../modules/index.ts';

/** One file of tests. */
export interface TestText {
  readonly path: string;
  readonly text: string;
}

/** A test at the top of a file. */
interface FoundTest {
  readonly statement: ts.Statement;
  /** Of a stub, what it is about. */
  readonly title: string;
  /** Somebody is still to write it. */
  readonly isStub: boolean;
}

/**
 * A test file with what was made for it: tests that it hasn't got yet come at its end, with the imports that they need; and a stub
 * goes where a test of its title comes.
 */
export function grownTests(there: string, made: string): string {
  const [file, fresh] = [parseModule(there), parseModule(made)];
  const known = testsIn(file);
  const added = testsIn(fresh).filter(
    ({ title, isStub }) => !known.some((each) => each.title === title && (isStub || !each.isStub)),
  );
  if (added.length === 0) return there;
  const gone = known.filter(({ title, isStub }) => isStub && added.some((each) => each.title === title));
  const blocks = added.map(({ statement }) =>
    fresh.text.slice(statement.getFullStart(), statement.end).trim(),
  );
  const used = new Set(blocks.flatMap((text) => text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []));
  const bound = new Set(importsIn(file).flatMap(({ names }) => names.map(({ name }) => name)));
  const lines = importsIn(fresh).flatMap((each) =>
    lineOf(each, (name) => used.has(name) && !bound.has(name)),
  );
  const last = file.statements.filter(ts.isImportDeclaration).at(-1)?.end ?? 0;
  const edits: TextEdit[] = [
    ...(lines.length > 0 ? [{ start: last, end: last, text: `\n${lines.join('\n')}` }] : []),
    ...gone.map(({ statement }) => ({ start: statement.getFullStart(), end: statement.end, text: '' })),
  ];
  return `${[applyEdits(there, edits).trimEnd(), ...blocks].join('\n\n')}\n`;
}

/** Tests of a title that somebody wrote, or a notebook showed: stubs are none. */
export function titlesIn(text: string): readonly string[] {
  return testsIn(parseModule(text)).flatMap(({ title, isStub }) => (isStub ? [] : [title]));
}

/** The test files of a package that was made here. */
export function testFilesIn(files: SourceReader): readonly TestText[] {
  return files.list('test').flatMap((name) => {
    const path = `test/${name}`;
    const text = /\.test\.tsx?$/.test(name) ? files.read(path) : null;
    return text === null ? [] : [{ path, text }];
  });
}

function testsIn(file: ts.SourceFile): readonly FoundTest[] {
  return file.statements.flatMap((statement): readonly FoundTest[] => {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
    const { expression, arguments: given } = statement.expression;
    const [first] = given;
    const called = expression.getText(file);
    if (!/^(?:test|it|describe)\b/.test(called) || first === undefined || !ts.isStringLiteralLike(first))
      return [];
    const isStub = called.endsWith('.todo');
    return [{ statement, isStub, title: isStub ? (first.text.split(':')[0] ?? '') : first.text }];
  });
}

/** An import statement of a test file, and the names that it binds. */
interface TestImport {
  readonly from: string;
  readonly names: readonly {
    readonly name: string;
    readonly form: 'default' | 'namespace' | 'named';
    readonly text: string;
  }[];
}

function importsIn(file: ts.SourceFile): readonly TestImport[] {
  return file.statements.filter(ts.isImportDeclaration).map(({ importClause, moduleSpecifier }) => {
    const { name, namedBindings } = importClause ?? {};
    const whole = name === undefined ? [] : [{ name: name.text, form: 'default' as const, text: name.text }];
    const rest =
      namedBindings === undefined
        ? []
        : ts.isNamespaceImport(namedBindings)
          ? [{ name: namedBindings.name.text, form: 'namespace' as const, text: namedBindings.getText(file) }]
          : namedBindings.elements.map((each) => ({
              name: each.name.text,
              form: 'named' as const,
              text: each.getText(file),
            }));
    return { from: moduleSpecifier.getText(file), names: [...whole, ...rest] };
  });
}

function lineOf({ from, names }: TestImport, isWanted: (name: string) => boolean): readonly string[] {
  const wanted = names.filter(({ name }) => isWanted(name));
  const named = wanted.filter(({ form }) => form === 'named').map(({ text }) => text);
  return [
    ...wanted.filter(({ form }) => form !== 'named').map(({ text }) => `import ${text} from ${from};`),
    ...(named.length > 0 ? [`import { ${named.join(', ')} } from ${from};`] : []),
  ];
}
