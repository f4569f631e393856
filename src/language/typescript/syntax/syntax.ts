import { createHash } from 'node:crypto';
import ts from 'typescript';
import { parseTypescript } from '../parser/index.ts';
import { canonicalSyntax } from './canonical.ts';

/** Hash of the syntax of nodes, as hexadecimal digits. */
export function hashSyntax(nodes: readonly ts.Node[]): string {
  return createHash('sha256').update(canonicalSyntax(nodes)).digest('hex');
}

/** Whether two texts have the same syntax; one that can't be parsed only has that of itself. */
export function sameSyntax(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [statementsOf(a), statementsOf(b)];
  return first !== null && second !== null && canonicalSyntax(first) === canonicalSyntax(second);
}

function statementsOf(text: string): readonly ts.Statement[] | null {
  const { file, problems } = parseTypescript(text, 'typescript');
  return problems.length > 0
    ? null
    : file.statements.filter(({ kind }) => kind !== ts.SyntaxKind.EmptyStatement);
}
