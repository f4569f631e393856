import type { Check, CheckContext, Checks } from './check.ts';
import { namedChildren } from './node.ts';
import type { SyntaxNode } from './node.ts';

/** Columns of the first character of a line: with tabs up to multiples of eight, and with tabs of one. Python compares both. */
interface Indentation {
  readonly columns: number;
  readonly characters: number;
}

/** The indentation of a node that comes first on its line; null for one that follows other code. */
function indentationOf(node: SyntaxNode, source: string): Indentation | null {
  let lineStart = source.lastIndexOf('\n', node.start - 1) + 1;
  let before = source.slice(lineStart, node.start);
  // Of lines that hold nothing but a backslash, the first one counts.
  while (!/[^ \t\f\ufeff\r]/.test(before) && isContinued(source, lineStart)) {
    const end = lineStart;
    lineStart = source.lastIndexOf('\n', end - 2) + 1;
    before = source.slice(lineStart, end).replace(/\\\r?\n$/, '');
  }
  if (/[^ \t\f\ufeff\r]/.test(before)) return null;
  let columns = 0;
  let characters = 0;
  for (const char of before) {
    if (char === '\t') columns += 8 - (columns % 8);
    else if (char === ' ') columns += 1;
    else columns = 0;
    characters = char === '\f' ? 0 : characters + 1;
  }
  return { columns, characters };
}

/** Whether the line before ends with a backslash that is no comment's. */
function isContinued(source: string, lineStart: number): boolean {
  if (lineStart === 0 || !/\\\r?$/.test(source.slice(Math.max(0, lineStart - 3), lineStart - 1)))
    return false;
  const line = source.slice(source.lastIndexOf('\n', lineStart - 2) + 1, lineStart);
  return !line.replace(/"[^"]*"|'[^']*'/g, '').includes('#');
}

function compare(a: Indentation, b: Indentation): 'same' | 'deeper' | 'shallower' | 'inconsistent' {
  const [columns, characters] = [Math.sign(a.columns - b.columns), Math.sign(a.characters - b.characters)];
  if (columns !== characters) return 'inconsistent';
  return columns === 0 ? 'same' : columns > 0 ? 'deeper' : 'shallower';
}

/** Whether a line break or `;` stands before a statement. */
function isSeparated(statement: SyntaxNode, source: string): boolean {
  let at = statement.start - 1;
  while (/[ \t\f\ufeff]/.test(source.charAt(at))) at -= 1;
  return at < 0 || /[\r\n;]/.test(source.charAt(at));
}

/** All statements of a sequence stand at one column. */
function checkSequence(statements: readonly SyntaxNode[], column: Indentation, context: CheckContext): void {
  for (const statement of statements) {
    if (statement !== statements[0] && !isSeparated(statement, context.source)) {
      context.report(statement, 'invalid syntax: a line break or ; is missing before');
    }
    const indentation = indentationOf(statement, context.source);
    if (indentation === null) continue;
    const relation = compare(indentation, column);
    if (relation === 'inconsistent')
      context.report(statement, 'inconsistent use of tabs and spaces in indentation');
    else if (relation !== 'same') {
      context.report(
        statement,
        relation === 'deeper' ? 'unexpected indent' : 'unindent does not match any outer indentation level',
      );
    }
  }
}

const moduleBody: Check = (node, context) => {
  checkSequence(namedChildren(node), { columns: 0, characters: 0 }, context);
};

const block: Check = (node, context) => {
  const statements = namedChildren(node);
  const [first, ...others] = statements;
  const { parent, report, source } = context;
  if (first === undefined) {
    // The cases of a match stand in the match's block, which the grammar counts as their parent.
    report(parent, 'expected an indented block');
    return;
  }
  const own = indentationOf(first, source);
  if (own === null) {
    const stray = others.find((statement) => indentationOf(statement, source) !== null);
    if (stray !== undefined) report(stray, 'unexpected indent');
    return;
  }
  const around = headerIndentation(parent, source);
  if (around !== null && compare(own, around) !== 'deeper') {
    report(
      first,
      compare(own, around) === 'inconsistent'
        ? 'inconsistent use of tabs and spaces in indentation'
        : 'expected an indented block',
    );
  }
  checkSequence(statements, own, context);
};

/** The indentation of the line that a compound statement or clause begins. */
function headerIndentation(header: SyntaxNode, source: string): Indentation | null {
  return indentationOf(header, source);
}

/** `else`, `except` and the like stand under their statement, `def` under its decorators. */
const clauses: Check = (node, context) => {
  const own = indentationOf(node, context.source);
  if (own === null) return;
  const parts = node.children.filter((child) => CLAUSES.test(child.type));
  checkSequence(parts, own, context);
};

const CLAUSES =
  /^(elif_clause|else_clause|except_clause|finally_clause|function_definition|class_definition|decorator)$/;

/** Statements stand where their block does. */
export const INDENTATION_CHECKS: Checks = new Map<string, Check>([
  ['module', moduleBody],
  ['block', block],
  ['if_statement', clauses],
  ['for_statement', clauses],
  ['while_statement', clauses],
  ['try_statement', clauses],
  ['decorated_definition', clauses],
]);

/** Compound statements and clauses, and how many blocks they need. */
export const BLOCK_OWNERS: ReadonlySet<string> = new Set([
  'if_statement',
  'elif_clause',
  'else_clause',
  'for_statement',
  'while_statement',
  'with_statement',
  'try_statement',
  'except_clause',
  'finally_clause',
  'function_definition',
  'class_definition',
  'match_statement',
  'case_clause',
]);
