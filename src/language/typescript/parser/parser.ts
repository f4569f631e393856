import ts from 'typescript';
import { findProblems, type SyntaxProblem } from './problems.ts';

/** What a cell is written in. */
export type Dialect = 'typescript' | 'javascript';

/** One text after parsing. */
export interface ParsedTypescript {
  readonly file: ts.SourceFile;
  /** Empty where the text is fine; the file holds what could be read of it. */
  readonly problems: readonly SyntaxProblem[];
}

/** Nesting that walks over the tree, which recurse, can still bear. */
const MAX_DEPTH = 1000;

/**
 * Parses the source of one cell as a module, so that `await` may stand at its top level. TypeScript reads `<T>x` as an
 * assertion where JSX isn't possible, and as an element where it is: of the two readings the first without a problem counts.
 */
export function parseTypescript(source: string, dialect: Dialect): ParsedTypescript {
  if (dialect === 'javascript') return parseAs(source, ts.ScriptKind.JS);
  const plain = parseAs(source, ts.ScriptKind.TS);
  // An element ends in one of these.
  if (plain.problems.length === 0 || !/\/>|<\//.test(source)) return plain;
  const withElements = parseAs(source, ts.ScriptKind.TSX);
  return withElements.problems.length === 0 ? withElements : furthest(plain, withElements);
}

/** The reading that got further is the one that was meant. */
function furthest(a: ParsedTypescript, b: ParsedTypescript): ParsedTypescript {
  const [first, second] = [a.problems[0]?.offset ?? 0, b.problems[0]?.offset ?? 0];
  return second > first ? b : a;
}

function parseAs(source: string, kind: ts.ScriptKind): ParsedTypescript {
  try {
    const file = sourceFile(source, kind);
    const errors = diagnosticsOf(file);
    if (errors.length > 0) return { file, problems: errors };
    if (isDeeperThan(file, MAX_DEPTH)) return tooDeep(kind);
    return { file, problems: findProblems(file) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(kind);
  }
}

function tooDeep(kind: ts.ScriptKind): ParsedTypescript {
  return { file: sourceFile('', kind), problems: [{ offset: 0, message: 'too deeply nested' }] };
}

function sourceFile(source: string, kind: ts.ScriptKind): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    // A module, whatever it imports: only there `await` is an operator at the top level.
    setExternalModuleIndicator: (file) => {
      (file as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
    },
  };
  return ts.createSourceFile(FILE_NAMES.get(kind) ?? 'cell.ts', source, options, true, kind);
}

const FILE_NAMES: ReadonlyMap<ts.ScriptKind, string> = new Map([
  [ts.ScriptKind.JS, 'cell.js'],
  [ts.ScriptKind.TS, 'cell.ts'],
  [ts.ScriptKind.TSX, 'cell.tsx'],
]);

/** The parser's own errors are in no public property; asking a program for them would parse again. */
function diagnosticsOf(file: ts.SourceFile): readonly SyntaxProblem[] {
  const { parseDiagnostics = [] } = file as {
    readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
  };
  return parseDiagnostics.map(({ start, messageText }) => ({
    offset: start,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}

function isDeeperThan(root: ts.Node, limit: number): boolean {
  let level: ts.Node[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    const next: ts.Node[] = [];
    for (const node of level) {
      ts.forEachChild(node, (child) => {
        next.push(child);
      });
    }
    level = next;
  }
  return false;
}
