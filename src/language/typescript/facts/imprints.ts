import { createHash } from 'node:crypto';
import ts from 'typescript';
import { imprintHash, type Imprint } from '../../../program/imprint.ts';
import { unitsOf } from '../cells/index.ts';
import type { Unit } from '../cells/units.ts';
import { bare, codeLines, parseTypescript } from '../parser/index.ts';
import { boundIn, isAmbient } from '../scopes/index.ts';
import { canonicalSyntax } from '../syntax/index.ts';

/** The imprints of one cell's definitions; null where it can't be parsed. Much less work than all its facts. */
export function imprintsOf(source: string): readonly Imprint[] | null {
  if (!/\b(?:function|class|const|let|var|type|interface|enum|namespace)\b/.test(source)) return [];
  const { file, problems } = parseTypescript(source, 'typescript');
  if (problems.length > 0) return null;
  return unitsOf(file).flatMap((unit) => imprintIn(file, unit));
}

function imprintIn(file: ts.SourceFile, unit: Unit): readonly Imprint[] {
  const kind = kindOf(unit);
  const [name, ...others] = namesOf(unit);
  if (kind === null || name === undefined) return [];
  const syntax = canonicalSyntax(unit.nodes);
  const hash = imprintHash(sha256(syntax));
  const [first] = unit.nodes;
  const text = file.text.slice(first.getStart(file), (unit.nodes.at(-1) ?? first).end);
  const nameless =
    kind === 'value'
      ? null
      : sha256(canonicalSyntax(unit.nodes, { name: (_, each) => (each === name ? ITSELF : each) }));
  return [
    {
      kind,
      names: [name, ...others],
      hash,
      body: nameless === null ? null : imprintHash(nameless),
      traits: { lines: codeLines(text), ...traitsOf(unit) },
    },
  ];
}

const ITSELF = '\u0001itself';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function namesOf({ name, nodes }: Unit): readonly string[] {
  if (name !== null) return [name];
  const [node] = nodes;
  if (!ts.isVariableStatement(node)) return [];
  return node.declarationList.declarations.flatMap((each) => boundIn(each.name).map(({ text }) => text));
}

function kindOf({ nodes }: Unit): Imprint['kind'] | null {
  const main =
    nodes.findLast((node) => !ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node)) ??
    nodes[0];
  if (isAmbient(main)) return null;
  if (ts.isFunctionDeclaration(main)) return 'function';
  if (ts.isClassDeclaration(main) || ts.isEnumDeclaration(main)) return 'class';
  if (ts.isInterfaceDeclaration(main) || ts.isTypeAliasDeclaration(main)) return 'value';
  if (!ts.isVariableStatement(main)) return null;
  const value = main.declarationList.declarations[0]?.initializer;
  if (value === undefined) return null;
  const code = bare(value);
  if (ts.isFunctionExpression(code) || ts.isArrowFunction(code)) return 'function';
  return ts.isClassExpression(code) ? 'class' : 'value';
}

/** Whether code prints, and whether it only computes, as far as the names of what it calls and awaits tell. */
function traitsOf({ nodes }: Unit): { readonly shows: boolean; readonly pure: boolean } {
  const found = { shows: false, pure: true };
  const visit = (node: ts.Node): void => {
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) found.pure = false;
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText();
      if (/^console\.|^display\b|\bJupyter\b/.test(callee)) found.shows = true;
      if (
        /^(?:fetch|Deno|Bun|process|fs|Date|performance|crypto|set(?:Timeout|Interval))\b|^Math\.random$/.test(
          callee,
        )
      )
        found.pure = false;
    }
    if (ts.isIdentifier(node) && (node.text === 'Deno' || node.text === 'process')) found.pure = false;
    ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return { shows: found.shows, pure: found.pure && !found.shows };
}
