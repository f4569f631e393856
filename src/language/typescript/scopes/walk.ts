import ts from 'typescript';
import type { BindingForm, ReadTime } from '../../../program/program.ts';
import type { Span } from '../../../text/span.ts';
import { VALUE, type Occurrence, type Scope } from './scope.ts';

/** Where the walk stands. */
export interface Place {
  readonly scope: Scope;
  readonly time: ReadTime;
  readonly conditional: boolean;
  /** Among the arguments of a call, which may call a function at once. */
  readonly argument: boolean;
}

/** What `add` records of a name. */
export interface NameUse {
  readonly use: Occurrence['use'];
  readonly form?: BindingForm;
  readonly space?: number;
  readonly identity?: string;
}

/** A walk over one cell, gathering names. */
export interface Walk {
  readonly file: ts.SourceFile;
  readonly occurrences: Occurrence[];
  /** What runs later than its statement, outermost spans only. */
  readonly late: Span[];
  readonly visit: (node: ts.Node, place: Place) => void;
  readonly add: (node: ts.Identifier, place: Place, use: NameUse) => void;
}

/** Makes a walk that visits nodes with `visitNode`. */
export function openWalk(
  file: ts.SourceFile,
  visitNode: (walk: Walk, node: ts.Node, place: Place) => void,
): Walk {
  const occurrences: Occurrence[] = [];
  const walk: Walk = {
    file,
    occurrences,
    late: [],
    visit: (node, place) => {
      visitNode(walk, node, place);
    },
    add: (node, place, use) => {
      // The parser makes identifiers without text for what is missing.
      if (node.text === '') return;
      occurrences.push({
        name: node.text,
        node,
        start: node.getStart(file),
        end: node.end,
        use: use.use,
        form: use.form ?? 'definition',
        space: use.space ?? VALUE,
        time: place.time,
        conditional: place.conditional,
        identity: use.identity ?? null,
        scope: place.scope,
      });
    },
  };
  return walk;
}

/** Visits each of some nodes, those that aren't there left out. */
export function visitAll(walk: Walk, nodes: Iterable<ts.Node | undefined> | undefined, place: Place): void {
  for (const node of nodes ?? []) if (node !== undefined) walk.visit(node, place);
}

/** Visits all children of a node. */
export function visitChildren(walk: Walk, node: ts.Node, place: Place): void {
  ts.forEachChild(node, (child) => {
    walk.visit(child, place);
  });
}

/** A place whose code runs later, when a function is called; what stands in a type never runs. */
export function later(walk: Walk, code: ts.TextRange, place: Place): Place {
  if (place.time === 'definition') walk.late.push({ start: code.pos, end: code.end });
  return { ...place, time: place.time === 'unevaluated' ? 'unevaluated' : 'call', argument: false };
}
