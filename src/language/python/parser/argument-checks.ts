import { normalizeIdentifier } from '../names/index.ts';
import { textOf } from './check.ts';
import type { Check, CheckContext, Checks, Report } from './check.ts';
import { childByField, hasToken, namedChildren } from './node.ts';
import type { SyntaxNode } from './node.ts';

const argumentList: Check = (node, { source, report }) => {
  let after: 'keyword' | 'unpacking' | null = null;
  const names = new Set<string>();
  const given = namedChildren(node);
  if (given.length === 0) loneComma(node, report);
  for (const argument of given) {
    if (argument.type === 'keyword_argument') {
      const name = childByField(argument, 'name');
      const text = name === null ? '' : normalizeIdentifier(textOf(name, source));
      if (names.has(text)) report(argument, `keyword argument repeated: ${text}`);
      names.add(text);
      after ??= 'keyword';
    } else if (argument.type === 'dictionary_splat') {
      after = 'unpacking';
    } else if (argument.type === 'list_splat') {
      if (after === 'unpacking')
        report(argument, 'iterable argument unpacking follows keyword argument unpacking');
    } else if (after !== null) {
      report(
        argument,
        after === 'keyword'
          ? 'positional argument follows keyword argument'
          : 'positional argument follows keyword argument unpacking',
      );
    }
  }
};

function loneComma(node: SyntaxNode, report: Report): void {
  if (hasToken(node, ',')) report(node, 'invalid syntax: a comma without anything before it');
}

const call: Check = (node, { report }) => {
  const list = childByField(node, 'arguments');
  if (list?.type !== 'generator_expression') return;
  const clause = list.children.find((child) => child.type === 'for_in_clause' && hasToken(child, ','));
  if (clause !== undefined) report(list, 'Generator expression must be parenthesized');
};

const comprehensionClause: Check = (node, { parent, report }) => {
  // Among the arguments of a call this is told by the call.
  if (parent.type !== 'generator_expression' && childByField(node, 'right') !== null) {
    const rights = node.children.filter((child) => child.field === 'right');
    if (rights.some((child) => child.type === ','))
      report(node, 'invalid syntax: a tuple here needs parentheses');
  }
};

interface Signature {
  readonly names: Set<string>;
  hasDefault: boolean;
  hasSlash: boolean;
  star: 'none' | 'bare' | 'bare-done' | 'named';
  hasKeywords: boolean;
}

function parameters(node: SyntaxNode, context: CheckContext): void {
  const { report } = context;
  const signature: Signature = {
    names: new Set(),
    hasDefault: false,
    hasSlash: false,
    star: 'none',
    hasKeywords: false,
  };
  for (const parameter of namedChildren(node)) checkParameter(parameter, signature, context);
  if (signature.star === 'bare') report(node, 'named arguments must follow bare *');
}

function checkParameter(parameter: SyntaxNode, signature: Signature, context: CheckContext): void {
  const { report, source } = context;
  const kind = splatOf(parameter);
  if (signature.hasKeywords) report(parameter, 'arguments cannot follow var-keyword argument');
  if (parameter.type === 'positional_separator') {
    if (signature.hasSlash) report(parameter, '/ may appear only once');
    else if (signature.star !== 'none') report(parameter, '/ must be ahead of *');
    else if (signature.names.size === 0) report(parameter, 'at least one argument must precede /');
    signature.hasSlash = true;
    return;
  }
  if (kind === '*' || parameter.type === 'keyword_separator') {
    if (signature.star !== 'none') report(parameter, '* argument may appear only once');
    signature.star = parameter.type === 'keyword_separator' ? 'bare' : 'named';
  } else if (kind === '**') {
    if (signature.star === 'bare') report(parameter, 'named arguments must follow bare *');
    signature.hasKeywords = true;
  } else {
    if (signature.star === 'bare') signature.star = 'bare-done';
    const hasDefault = parameter.type.endsWith('default_parameter');
    if (!hasDefault && signature.hasDefault && signature.star === 'none') {
      report(parameter, 'parameter without a default follows parameter with a default');
    }
    signature.hasDefault ||= hasDefault;
  }
  const name = nameOf(parameter);
  if (name === null) return;
  const text = normalizeIdentifier(textOf(name, source));
  if (signature.names.has(text)) report(parameter, `duplicate argument '${text}' in function definition`);
  signature.names.add(text);
}

function splatOf(parameter: SyntaxNode): '*' | '**' | null {
  const node = parameter.type === 'typed_parameter' ? parameter.children[0] : parameter;
  if (node?.type === 'list_splat_pattern') return '*';
  return node?.type === 'dictionary_splat_pattern' ? '**' : null;
}

/** The identifier of a parameter; null for `*`, `/` and what is none. */
function nameOf(parameter: SyntaxNode): SyntaxNode | null {
  if (parameter.type === 'identifier') return parameter;
  const inner = childByField(parameter, 'name') ?? namedChildren(parameter)[0];
  if (inner === undefined || inner.field === 'type') return null;
  return inner.type === 'identifier' ? inner : nameOf(inner);
}

const tupleParameter: Check = (node, { parent, report }) => {
  if (/^(lambda_)?parameters$/.test(parent.type)) report(node, 'Function parameters cannot be parenthesized');
};

/** Calls and parameters. */
export const ARGUMENT_CHECKS: Checks = new Map<string, Check>([
  ['argument_list', argumentList],
  ['call', call],
  [
    'dictionary',
    (node, { report }) => {
      if (namedChildren(node).length === 0) loneComma(node, report);
    },
  ],
  ['for_in_clause', comprehensionClause],
  ['parameters', parameters],
  ['lambda_parameters', parameters],
  ['tuple_pattern', tupleParameter],
  [
    'keyword_argument',
    (node, { report }) => {
      const name = childByField(node, 'name');
      if (name !== null && name.type !== 'identifier') {
        report(node, 'expression cannot contain assignment, perhaps you meant "=="?');
      }
    },
  ],
]);
