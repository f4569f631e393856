import type { Parameter } from '../../../program/program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';

/** Reads a parameter list. */
export function parametersOf(node: SyntaxNode | null, text: string): readonly Parameter[] {
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  for (const child of node === null ? [] : namedChildren(node)) {
    if (child.type === 'positional_separator') {
      parameters.splice(
        0,
        parameters.length,
        ...parameters.map((each) => ({ ...each, kind: 'positional-only' as const })),
      );
    } else if (child.type === 'keyword_separator') {
      keywordOnly = true;
    } else {
      const parameter = parameterOf(child, keywordOnly, text);
      keywordOnly ||= parameter.kind === 'variadic';
      parameters.push(parameter);
    }
  }
  return parameters;
}

function parameterOf(node: SyntaxNode, keywordOnly: boolean, text: string): Parameter {
  const type = childByField(node, 'type');
  const value = childByField(node, 'value');
  const named = childByField(node, 'name');
  const pattern = node.type === 'typed_parameter' ? (namedChildren(node)[0] ?? node) : (named ?? node);
  const splat = pattern.type === 'list_splat_pattern' || pattern.type === 'dictionary_splat_pattern';
  const name = splat ? (namedChildren(pattern)[0] ?? pattern) : pattern;
  const plain = keywordOnly ? 'keyword-only' : 'positional';
  const kinds = { list_splat_pattern: 'variadic', dictionary_splat_pattern: 'variadic-keyword' } as const;
  return {
    name: text.slice(name.start, name.end),
    kind: splat ? kinds[pattern.type] : plain,
    hasDefault: value !== null,
    annotation: type === null ? null : text.slice(type.start, type.end),
    default: value === null ? null : text.slice(value.start, value.end),
  };
}
