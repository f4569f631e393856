import type { Span } from '../../../text/span.ts';
import type { BindingForm, ReadTime } from '../../../program/program.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { mangle, normalizeIdentifier } from '../names/index.ts';
import type { Occurrence, Scope } from './scope.ts';

/** Where the walk stands. */
export interface Place {
  readonly scope: Scope;
  readonly time: ReadTime;
  readonly conditional: boolean;
  /** Among the arguments of a call, which may call a lambda at once. */
  readonly argument: boolean;
  /** What an `as` target binds. */
  readonly form: BindingForm;
}

/** A walk over one cell, gathering names in the order of evaluation. */
export interface Walk {
  readonly text: string;
  /** `from __future__ import annotations` is in force: annotations are never evaluated. */
  readonly postponed: boolean;
  readonly occurrences: Occurrence[];
  /** Bodies that run later than their statement, outermost ones only. */
  readonly late: Span[];
  readonly visit: (node: SyntaxNode, place: Place) => void;
  readonly add: (node: SyntaxNode, place: Place, use: NameUse) => void;
}

/** What `add` records of a name. */
export interface NameUse {
  readonly use: Occurrence['use'];
  readonly form?: BindingForm;
  readonly identity?: string;
  /** A word that is a name only where the notebook binds it. */
  readonly isGuess?: boolean;
}

/** Makes a walk that visits nodes with `visitNode`. */
export function openWalk(
  text: string,
  postponed: boolean,
  visitNode: (walk: Walk, node: SyntaxNode, place: Place) => void,
): Walk {
  const occurrences: Occurrence[] = [];
  const walk: Walk = {
    text,
    postponed,
    occurrences,
    late: [],
    visit: (node, place) => {
      visitNode(walk, node, place);
    },
    add: (node, place, use) => {
      occurrences.push(record(text, node, place, use));
    },
  };
  return walk;
}

/** Records that a name is bound here. */
export function bind(walk: Walk, node: SyntaxNode, place: Place, form: BindingForm): void {
  walk.add(node, place, { use: 'bind', form });
}

/** Visits a body, noting that it runs later where it is the outermost one to do so. */
export function visitBody(walk: Walk, node: SyntaxNode, outer: Place, own: Place): void {
  if (outer.time === 'definition' && own.time === 'call')
    walk.late.push({ start: node.start, end: node.end });
  walk.visit(node, own);
}

function record(text: string, node: SyntaxNode, place: Place, use: NameUse): Occurrence {
  const { scope } = place;
  const name = normalizeIdentifier(text.slice(node.start, node.end));
  const key = mangle(name, scope.className);
  const boundBefore = scope.bound.has(key);
  if (use.use !== 'read') scope.bound.add(key);
  if (use.identity !== undefined) scope.imports.set(key, use.identity);
  return {
    name,
    key,
    start: node.start,
    end: node.end,
    use: use.use,
    form: use.form ?? 'definition',
    time: place.time,
    conditional: place.conditional,
    identity: use.identity ?? null,
    isGuess: use.isGuess ?? false,
    scope,
    boundBefore,
  };
}
