import { applyEdits, type TextEdit } from '../../../text/span.ts';
import type { Annotated, NewHints } from '../../../program/language.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { PythonParser } from '../parser/parser.ts';
import { normalizeIdentifier } from '../scopes/index.ts';
import { syntaxHash } from '../syntax/index.ts';

/** Writes hints into the function of a text that has them not; null where there is no such function, or it has type comments. */
export function annotate(
  parser: PythonParser,
  text: string,
  name: string,
  hints: NewHints,
): Annotated | null {
  const before = functionNamed(parser, text, name);
  // A type checker refuses both at once.
  if (before === null || /#\s*type:/.test(text)) return null;
  const list = childByField(before.definition, 'parameters');
  if (list === null) return null;
  const hasReturn = childByField(before.definition, 'return_type') !== null;
  const edits: TextEdit[] = namedChildren(list).flatMap((each) => parameterEdit(each, text, hints));
  if (hints.returns !== null && !hasReturn) {
    edits.push({ start: list.end, end: list.end, text: ` -> ${hints.returns}` });
  }
  const annotated = applyEdits(text, edits);
  const after = functionNamed(parser, annotated, name);
  return after && { text: annotated, syntaxHash: syntaxHash(after.whole, annotated) };
}

function parameterEdit(node: SyntaxNode, text: string, { parameters }: NewHints): TextEdit[] {
  const named = node.type === 'default_parameter' ? childByField(node, 'name') : node;
  const isSpread = named?.type === 'list_splat_pattern' || named?.type === 'dictionary_splat_pattern';
  const name = isSpread ? namedChildren(named)[0] : named;
  if (name?.type !== 'identifier') return [];
  const hint = parameters.get(normalizeIdentifier(text.slice(name.start, name.end)));
  return hint === undefined ? [] : [{ start: name.end, end: name.end, text: `: ${hint}` }];
}

/** A function of a text by its name, alone and with its decorators. */
function functionNamed(
  parser: PythonParser,
  text: string,
  wanted: string,
): { readonly definition: SyntaxNode; readonly whole: SyntaxNode } | null {
  const { root, errors } = parser.parse(text, 'module');
  if (errors.length > 0) return null;
  for (const whole of namedChildren(root)) {
    const definition = whole.type === 'decorated_definition' ? childByField(whole, 'definition') : whole;
    const name = definition?.type === 'function_definition' ? childByField(definition, 'name') : null;
    if (definition === null || name === null) continue;
    if (normalizeIdentifier(text.slice(name.start, name.end)) === wanted) return { definition, whole };
  }
  return null;
}
