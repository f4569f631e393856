import ts from 'typescript';
import { VALUE } from './scope.ts';
import { visitChildren, type Place, type Walk } from './walk.ts';

/** Reads what an element of JSX names; tells whether the node is part of one. */
export function readElement(walk: Walk, node: ts.Node, place: Place): boolean {
  if (ts.isJsxOpeningLikeElement(node) || ts.isJsxOpeningFragment(node)) {
    readFactory(walk, node, place);
    if (ts.isJsxOpeningFragment(node)) return true;
    readTag(walk, node.tagName, place);
    for (const type of node.typeArguments ?? []) walk.visit(type, place);
    walk.visit(node.attributes, place);
    return true;
  }
  if (ts.isJsxClosingElement(node)) {
    readTag(walk, node.tagName, place);
    return true;
  }
  if (ts.isJsxAttribute(node)) {
    if (node.initializer !== undefined) walk.visit(node.initializer, place);
    return true;
  }
  if (ts.isJsxNamespacedName(node)) return true;
  if (ts.isJsxElement(node) || ts.isJsxFragment(node) || ts.isJsxExpression(node)) {
    visitChildren(walk, node, place);
    return true;
  }
  return false;
}

/** `<div>` is the page's own, `<Chart>` and `<ui.chart>` are names. */
function readTag(walk: Walk, tag: ts.JsxTagNameExpression, place: Place): void {
  if (ts.isIdentifier(tag)) {
    if (!/^[a-z]|-/.test(tag.text)) walk.add(tag, place, { use: 'read' });
  } else walk.visit(tag, place);
}

/** An element becomes a call of `React.createElement`, or of what a comment says, without naming it. */
function readFactory(walk: Walk, node: ts.Node, place: Place): void {
  const factory = factoryIn(walk.file.text);
  const at = node.getStart(walk.file);
  if (factory === null) return;
  walk.occurrences.push({
    name: factory,
    node: null,
    start: at,
    end: at,
    use: 'read',
    form: 'definition',
    space: VALUE,
    time: place.time,
    conditional: place.conditional,
    identity: null,
    scope: place.scope,
  });
}

/** The name at the head of what makes elements; null where it is imported unseen. */
function factoryIn(text: string): string | null {
  if (/\/\*[^]*?@jsxImportSource\s/.test(text)) return null;
  return /\/\*[^]*?@jsx\s+([\w$]+)/.exec(text)?.[1] ?? 'React';
}
