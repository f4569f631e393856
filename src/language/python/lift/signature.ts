import type { TextEdit } from '../../../text/span.ts';
import type { LiftProblem, LiftRequest } from '../../../program/lifting.ts';
import type { Parameter } from '../../../program/program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { firstNamed } from './call.ts';
import { afterLast } from './list-end.ts';

/** The edits that make a function take the names it read: keyword-only, after `*args`, before `**kwargs`. */
export function signatureEdits(
  list: SyntaxNode,
  text: string,
  request: LiftRequest,
  parameters: readonly Parameter[],
): readonly TextEdit[] | LiftProblem {
  const own = new Set(parameters.map(({ name }) => name));
  if (request.parameters.some((name) => own.has(name))) return 'name-clash';
  const nodes = namedChildren(list);
  const defaults = defaultEdits(nodes, text, request, parameters);
  if (typeof defaults === 'string') return defaults;
  if (request.parameters.length === 0) return defaults.edits;
  const starred = defaults.star || nodes.some((node) => isStar(node, text));
  const names = [...(starred ? [] : ['*']), ...request.parameters].join(', ');
  const rest = nodes.find((node) => text.startsWith('**', node.start));
  const added =
    rest === undefined ? afterLast(list, names) : { start: rest.start, end: rest.start, text: `${names}, ` };
  return [...defaults.edits, added];
}

/** `*`, `*args` or `*args: int`: what follows can only be named. */
function isStar(node: SyntaxNode, text: string): boolean {
  return text.startsWith('*', node.start) && !text.startsWith('**', node.start);
}

/** Takes defaults off; what would then stand without one behind one that has becomes keyword-only. */
function defaultEdits(
  nodes: readonly SyntaxNode[],
  text: string,
  request: LiftRequest,
  parameters: readonly Parameter[],
): { readonly edits: readonly TextEdit[]; readonly star: boolean } | LiftProblem {
  const edits: TextEdit[] = [];
  for (const { parameter } of request.defaults) {
    const node = nodes.find((each) => nameOf(each, text) === parameter);
    const value = node === undefined ? null : childByField(node, 'value');
    const before = node === undefined ? null : (childByField(node, 'type') ?? childByField(node, 'name'));
    const kind = parameters.find(({ name }) => name === parameter)?.kind;
    if (value === null || before === null || kind === 'positional-only') return 'default-in-the-way';
    if (/[\r\n#]/.test(text.slice(before.end, value.end))) return 'default-in-the-way';
    edits.push({ start: before.end, end: value.end, text: '' });
  }
  const first = parameters[firstNamed(request, parameters)];
  if (first === undefined) return { edits, star: false };
  const node = nodes.find((each) => nameOf(each, text) === first.name);
  const starred = nodes.some((each) => isStar(each, text));
  if (node === undefined || starred || parameters.some(({ kind }) => kind === 'positional-only'))
    return 'default-in-the-way';
  return { edits: [...edits, { start: node.start, end: node.start, text: '*, ' }], star: true };
}

function nameOf(node: SyntaxNode, text: string): string {
  const named = childByField(node, 'name') ?? namedChildren(node)[0] ?? node;
  return text.slice(named.start, named.end);
}
