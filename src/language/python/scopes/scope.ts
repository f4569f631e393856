import type { Span } from '../../../text/span.ts';
import type { BindingForm, ReadTime } from '../../../program/program.ts';
import type { SyntaxNode } from '../parser/node.ts';

/** What opens a namespace in Python. `type-parameters` is the scope of `[T]` (PEP 695). */
export type ScopeKind = 'module' | 'class' | 'function' | 'lambda' | 'comprehension' | 'type-parameters';

/** A namespace while a cell is walked. Keys are names as Python stores them: NFKC, private ones mangled. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly node: SyntaxNode;
  readonly parent: Scope | null;
  /** The nearest class around, for private names; the class itself for its own scope. */
  readonly className: string | null;
  readonly bound: Set<string>;
  /** Of a class: what `x: int` makes its own without binding it. */
  readonly declared: Set<string>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  /** Qualified names of what imports bind here. */
  readonly imports: Map<string, string>;
}

/** One place where a name is read, bound or deleted, as written. */
export interface Occurrence extends Span {
  /** NFKC, not mangled. */
  readonly name: string;
  readonly key: string;
  readonly use: 'read' | 'bind' | 'delete';
  /** How it is bound; `definition` where it is read. */
  readonly form: BindingForm;
  readonly time: ReadTime;
  /** Under `if`, `try`, `for`, `while`, `with` or `match` of the module. */
  readonly conditional: boolean;
  /** Qualified name of what an import binds. */
  readonly identity: string | null;
  /** Where it stands; names are looked up from here. */
  readonly scope: Scope;
  /** In a class body: whether the class has bound the name by then. Otherwise the body reads on outside. */
  readonly boundBefore: boolean;
  /** A word in a string that is a name only where the notebook binds it. */
  readonly isGuess: boolean;
}

/** An occurrence and the scope that holds the name. */
export interface ResolvedName extends Occurrence {
  readonly holder: Scope;
}

/** The names of one cell. */
export interface CellNames {
  readonly module: Scope;
  /** In the order of evaluation. */
  readonly names: readonly ResolvedName[];
  /** Those that start in a span, in the order of evaluation. */
  readonly startingIn: (span: Span) => readonly ResolvedName[];
  /** By start offset; identifiers that are no names (attributes, keywords) are missing. */
  readonly byStart: ReadonlyMap<number, ResolvedName>;
  /** Whether what stands at an offset runs later than its statement: in the body of a function or lambda. */
  readonly isLate: (offset: number) => boolean;
}

/** Makes an empty scope. */
export function openScope(
  kind: ScopeKind,
  node: SyntaxNode,
  parent: Scope | null,
  className?: string,
): Scope {
  return {
    kind,
    node,
    parent,
    className: className ?? parent?.className ?? null,
    bound: new Set(),
    declared: new Set(),
    globals: new Set(),
    nonlocals: new Set(),
    imports: new Map(),
  };
}
