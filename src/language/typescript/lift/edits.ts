import ts from 'typescript';
import type { TextEdit } from '../../../text/span.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { givenParameters, type LiftedFunction } from './find.ts';
import type { ParameterPlace } from './place.ts';

/** The edits that make a function take an object of names, `{ model, threshold }`. */
export function signatureEdits(
  { file }: ParsedCell,
  node: LiftedFunction,
  names: readonly string[],
  place: ParameterPlace,
): readonly TextEdit[] {
  const taken = objectOf(names);
  const given = givenParameters(node);
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined) {
    const self = node.parameters[0];
    return [
      self === undefined ? insertion(openingEnd(node, file), taken) : insertion(self.end, `, ${taken}`),
    ];
  }
  if (!isParenthesized(node, file)) {
    // `x => x`
    const [before, after] = place === 'first' ? [`(${taken}, `, ')'] : ['(', `, ${taken})`];
    return [insertion(first.getStart(file), before), insertion(last.end, after)];
  }
  return [
    place === 'first' ? insertion(first.getStart(file), `${taken}, `) : insertion(last.end, `, ${taken}`),
  ];
}

/** The edit that makes a call pass the object. */
export function callEdit(
  { file }: ParsedCell,
  call: ts.CallExpression,
  passed: string,
  place: ParameterPlace,
): TextEdit {
  const [first, last] = [call.arguments[0], call.arguments.at(-1)];
  if (first === undefined || last === undefined) return insertion(call.end - 1, passed);
  return place === 'first'
    ? insertion(first.getStart(file), `${passed}, `)
    : insertion(last.end, `, ${passed}`);
}

/**
 * The edits that put a function in the place of one that is handed over, `(x) => f(x, { K })`: it takes what the function
 * takes, by the names that the function has for it.
 */
export function wrappingEdits(
  { file }: ParsedCell,
  handed: ts.Identifier,
  node: LiftedFunction,
  {
    passed,
    names,
    place,
  }: { readonly passed: string; readonly names: readonly string[]; readonly place: ParameterPlace },
): readonly TextEdit[] {
  const taken = new Set([...names, handed.text]);
  const given = givenParameters(node).map(({ name, dotDotDotToken }) => {
    const dots = dotDotDotToken === undefined ? '' : '...';
    const wanted = ts.isIdentifier(name) ? name.text : 'value';
    const free = freeName(wanted, taken);
    taken.add(free);
    return `${dots}${free}`;
  });
  const list = place === 'first' ? [passed, ...given] : [...given, passed];
  return [
    insertion(handed.getStart(file), `(${given.join(', ')}) => `),
    insertion(handed.end, `(${list.join(', ')})`),
  ];
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}${count}`;
  return name;
}

/** `{ a, b }` */
export function objectOf(names: readonly string[]): string {
  return `{ ${names.join(', ')} }`;
}

function isParenthesized(node: LiftedFunction, file: ts.SourceFile): boolean {
  return node.getChildren(file).some(({ kind }) => kind === ts.SyntaxKind.OpenParenToken);
}

function openingEnd(node: LiftedFunction, file: ts.SourceFile): number {
  const opening = node.getChildren(file).find(({ kind }) => kind === ts.SyntaxKind.OpenParenToken);
  return opening?.end ?? node.getStart(file);
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}
