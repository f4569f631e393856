import ts from 'typescript';
import type { Operations } from '../../operations.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import { callFacts, elementFacts, type CallNode } from './calls.ts';
import { callConsequences } from './consequences.ts';
import { dynamicCalls, dynamicTargets, globalReads } from './dynamic.ts';
import type { Gathering } from './gathering.ts';
import { changeFacts, writeFacts } from './mutations.ts';
import { callShows, sumShows, templateShows } from './shows.ts';
import { sloppyTies } from './sloppy.ts';
import { callTies, keywordTies, memberTies, nameTies } from './ties.ts';

/** Walks a cell once and gathers what its code does. Types do nothing. */
export function operationsOf(cell: ParsedCell, table: NameTable): Operations {
  const gathering: Gathering = {
    cell,
    table,
    calls: [],
    mutations: [],
    ties: [],
    dynamic: [],
    shows: [],
    consequences: [],
  };
  const pending: ts.Node[] = [cell.file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isErased(node)) continue;
    visit(gathering, node);
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => {
      children.push(child);
    });
    pending.push(...children.toReversed());
  }
  return { ...gathering, pickles: [] };
}

/** Whether nothing is left of a node when the code runs. */
function isErased(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  return (
    ts.canHaveModifiers(node) &&
    node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true
  );
}

function visit(gathering: Gathering, node: ts.Node): void {
  keywordTies(gathering, node);
  writeFacts(gathering, node);
  dynamicTargets(gathering, node);
  globalReads(gathering, node);
  sloppyTies(gathering, node);
  if (isCall(node)) {
    callFacts(gathering, node);
    changeFacts(gathering, node);
    callTies(gathering, node);
    dynamicCalls(gathering, node);
    callShows(gathering, node);
    callConsequences(gathering, node);
  } else if (ts.isIdentifier(node)) nameTies(gathering, node);
  else if (ts.isPropertyAccessExpression(node)) memberTies(gathering, node);
  else if (ts.isTemplateExpression(node)) templateShows(gathering, node);
  else if (ts.isBinaryExpression(node)) sumShows(gathering, node);
  else if (ts.isJsxOpeningLikeElement(node) || ts.isJsxOpeningFragment(node)) elementFacts(gathering, node);
}

function isCall(node: ts.Node): node is CallNode {
  return (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isDecorator(node)
  );
}
