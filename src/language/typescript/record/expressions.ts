import ts from 'typescript';
import { isGlobalValue } from '../globals/index.ts';
import { parseTypescript } from '../parser/index.ts';
import { resolveNames } from '../scopes/index.ts';

/** An expression of a notebook that means the same in a test, since it reads nothing that the notebook has. */
export interface SelfContained {
  /** As JavaScript, without types. */
  readonly source: string;
  /** Numbers and texts that it holds. */
  readonly elements: number;
}

/** The expressions of a notebook that tests may repeat. */
export interface SelfContainedExpressions {
  /** By what is left of their source when a kernel has printed it anew. */
  readonly functions: Readonly<Record<string, SelfContained>>;
  /** They make the same value whenever they are evaluated. */
  readonly values: readonly SelfContained[];
}

/** Characters of an expression that may be repeated, and of a text within it. */
const LONGEST = 160;
const LONGEST_TEXT = 60;

/** What always gives the same for the same, and changes nothing but what is made by it. */
const PURE: ReadonlySet<string> = new Set(
  'Array Object Number String Boolean Math Map Set BigInt JSON Date Infinity NaN undefined parseInt parseFloat structuredClone Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array'.split(
    ' ',
  ),
);

/** Finds the functions and values that cells write out where they are used. */
export function selfContainedOf(
  sources: readonly string[],
  hidden: readonly string[],
): SelfContainedExpressions {
  const functions = new Map<string, SelfContained | null>();
  const values = new Map<string, SelfContained>();
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!isCandidate(node) || node.end - node.pos > LONGEST) return;
    const found = readExpression(node.getText(), hidden);
    if (found === null) return;
    if (isFunction(node)) {
      const key = compact(found.source);
      const other = functions.get(key);
      const isSame = other === undefined || (other !== null && sameText(other.source, found.source));
      functions.set(key, isSame ? found : null);
    } else if (found.isPure) values.set(found.source, found);
  };
  for (const source of sources) visit(parseTypescript(source, 'typescript').file);
  const plain = ({ source, elements }: SelfContained): SelfContained => ({ source, elements });
  return {
    functions: Object.fromEntries(
      [...functions].flatMap(([key, found]) => (found === null ? [] : [[key, plain(found)]])),
    ),
    values: [...values.values()].map(plain),
  };
}

type Candidate = ts.ArrowFunction | ts.FunctionExpression | ts.CallExpression | ts.NewExpression;

/** A function anywhere; a value where it is passed, or bound to a name. */
function isCandidate(node: ts.Node): node is Candidate {
  if (isFunction(node)) return true;
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  const { parent } = node;
  const isPassed = ts.isCallExpression(parent) && parent.arguments.some((each) => each === node);
  return isPassed || (ts.isVariableDeclaration(parent) && parent.initializer === node);
}

function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function readExpression(
  written: string,
  hidden: readonly string[],
): (SelfContained & { readonly isPure: boolean }) | null {
  const source = withoutTypes(written);
  const { file, problems } = parseTypescript(`(${source});`, 'javascript');
  if (source === '' || problems.length > 0 || hidden.some((each) => source.includes(each))) return null;
  const names = resolveNames(file);
  const free = names.names.filter(({ holder }) => holder === names.module);
  if (!free.every(({ name, use }) => use === 'read' && isGlobalValue(name))) return null;
  const told = tell(file);
  if (told === null) return null;
  return {
    source,
    elements: told.elements,
    isPure: told.isSteady && free.every(({ name }) => PURE.has(name)),
  };
}

/** The expression as JavaScript on as few lines as the compiler gives it. */
function withoutTypes(written: string): string {
  const { outputText } = ts.transpileModule(`(${written});`, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true },
    fileName: 'expression.ts',
  });
  const text = outputText
    .trim()
    .replace(/^"use strict";\s*/, '')
    .replace(/;$/, '');
  return text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text;
}

/**
 * What an expression holds; null where it can't stand for itself: it reads `this`, waits, or holds a long text.
 * isSteady: nothing in it gives something else each time, or runs on and on.
 */
function tell(file: ts.SourceFile): { readonly elements: number; readonly isSteady: boolean } | null {
  const told = { elements: 0, isSteady: true, isApart: true };
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) told.elements += 1;
    if (ts.isStringLiteralLike(node)) {
      told.elements += 1;
      if (node.text.length > LONGEST_TEXT) told.isApart = false;
    }
    const isOfAround = node.kind === ts.SyntaxKind.ThisKeyword || ts.isMetaProperty(node);
    if (isOfAround || isNamed(node, /^arguments$/)) told.isApart = false;
    const isUnsteady = isNamed(node, /^(?:random|now|eval|Function|constructor)$/) || isClock(node);
    if (isUnsteady || ts.isIterationStatement(node, false) || ts.isAwaitExpression(node))
      told.isSteady = false;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return told.isApart ? told : null;
}

function isNamed(node: ts.Node, name: RegExp): boolean {
  return ts.isIdentifier(node) && name.test(node.text);
}

/** `new Date()`, `Date()`. */
function isClock(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  const isDate = ts.isIdentifier(node.expression) && node.expression.text === 'Date';
  return isDate && (ts.isCallExpression(node) || (node.arguments ?? []).length === 0);
}

/** What is left of a function's text whoever prints it; `expressions.js` of the observer does the same. */
function compact(source: string): string {
  return source.replace(/[\s;,()'"`]/g, '');
}

function sameText(a: string, b: string): boolean {
  return a.replace(/\s/g, '') === b.replace(/\s/g, '');
}
