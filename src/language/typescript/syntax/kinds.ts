import ts from 'typescript';

/** Names of the kinds of nodes. They stay when the numbers change from one version of TypeScript to the next. */
const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(ts.SyntaxKind)
    .filter(
      (entry): entry is [string, ts.SyntaxKind] =>
        typeof entry[1] === 'number' && !/^(First|Last)/.test(entry[0]),
    )
    .map(([name, kind]) => [kind, name]),
);

/** The name of a kind of node, `CallExpression`. */
export function kindName(kind: number): string {
  return NAMES.get(kind) ?? String(kind);
}
