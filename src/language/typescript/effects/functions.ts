import ts from 'typescript';
import type { ParsedCell } from '../cells/cell.ts';

/** The function or class part that `this` belongs to; null at the top of a cell. */
export function thisOwner(node: ts.Node): ts.Node | null {
  for (let around = node.parent; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isFunctionLike(around) && !ts.isArrowFunction(around)) return around;
    if (ts.isClassStaticBlockDeclaration(around) || ts.isPropertyDeclaration(around)) return around;
  }
  return null;
}

/** Whether code runs in sloppy mode: where the kernel does, and neither a class nor a directive says otherwise. */
export function isSloppy({ semantics, file }: ParsedCell, node: ts.Node): boolean {
  if (semantics.kernel === 'deno') return false;
  for (let around = node; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isClassLike(around)) return false;
    const body = 'body' in around ? (around.body as ts.Node | undefined) : undefined;
    if (body !== undefined && ts.isBlock(body) && isStrict(body.statements)) return false;
  }
  return !isStrict(file.statements);
}

function isStrict([first]: readonly ts.Statement[]): boolean {
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === 'use strict'
  );
}

/** The nearest function around a node that has `arguments` of its own. */
export function argumentsOwner(node: ts.Node): ts.SignatureDeclaration | null {
  for (let around = node.parent; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isFunctionLike(around) && !ts.isArrowFunction(around)) return around;
  }
  return null;
}
