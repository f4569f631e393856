import type ts from 'typescript';
import type { BindingForm, ReadTime } from '../../../program/program.ts';
import type { Span } from '../../../text/span.ts';

/** What opens a namespace. `parameters` holds a function's parameters and type parameters, `function` what its body declares. */
export type ScopeKind =
  'module' | 'parameters' | 'function' | 'block' | 'class' | 'namespace' | 'enum' | 'type' | 'own-name';

/**
 * The spaces that names live in, as bits: a class is a value and a type, and one can look for members of a namespace
 * or an enum.
 */
export const VALUE = 1;
export const TYPE = 2;
export const NAMESPACE = 4;
export const ANY_SPACE = 7;

/** A namespace. What is declared anywhere in it counts for all of it. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly node: ts.Node;
  readonly parent: Scope | null;
  /** Names declared here, with the spaces they are in. */
  readonly declared: Map<string, number>;
}

/** One place where a name stands, as written. */
export interface Occurrence extends Span {
  readonly name: string;
  /** Missing for what JSX reads without naming it. */
  readonly node: ts.Identifier | null;
  /**
   * read; bind: a declaration or an assignment; update: an assignment that reads first, `x += 1`, `x++`; declare: a
   * declaration that gives no value and leaves nothing behind when the code runs (interface, type alias, `declare`).
   */
  readonly use: 'read' | 'bind' | 'update' | 'declare';
  /** How it is bound; `definition` where it is read. */
  readonly form: BindingForm;
  /** The spaces in which it is looked for, or declared. */
  readonly space: number;
  /** When this place is reached; `unevaluated` in types. */
  readonly time: ReadTime;
  /** May not be reached although its statement runs: under `if`, `try`, a loop, `&&` … */
  readonly conditional: boolean;
  /** Qualified name of what an import binds. */
  readonly identity: string | null;
  readonly scope: Scope;
}

/** An occurrence and the scope that holds the name: the cell's own where no other does. */
export interface ResolvedName extends Occurrence {
  readonly holder: Scope;
}

/** The names of one cell. */
export interface CellNames {
  /** The cell's top level. A name that it doesn't declare is another cell's, or global. */
  readonly module: Scope;
  /** In the order of the source. */
  readonly names: readonly ResolvedName[];
  /** Those that start in a span, in the order of the source. */
  readonly startingIn: (span: Span) => readonly ResolvedName[];
  /** What an identifier stands for; null for those that are no names: members, keys, labels. */
  readonly of: (identifier: ts.Node) => ResolvedName | null;
  /** When what stands at an offset runs: with its statement, or when some function is called. */
  readonly timeAt: (offset: number) => 'definition' | 'call';
}

/** Makes an empty scope. */
export function openScope(kind: ScopeKind, node: ts.Node, parent: Scope | null): Scope {
  return { kind, node, parent, declared: new Map() };
}

/** Declares a name in a scope. */
export function declare(scope: Scope, name: string, space: number): void {
  scope.declared.set(name, (scope.declared.get(name) ?? 0) | space);
}
