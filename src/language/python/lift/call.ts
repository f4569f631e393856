import type { TextEdit } from '../../../text/span.ts';
import type { LiftProblem, LiftRequest } from '../../../program/lifting.ts';
import type { Parameter } from '../../../program/program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { afterLast } from './list-end.ts';

/** The edits that make a call pass what its function takes now. */
export function callEdits(
  call: SyntaxNode,
  text: string,
  request: LiftRequest,
  parameters: readonly Parameter[],
): readonly TextEdit[] | LiftProblem {
  const list = childByField(call, 'arguments');
  if (list === null) return 'not-writable';
  const generator = list.type === 'generator_expression';
  const given = generator ? [list] : namedChildren(list);
  if (givesTooMany(given, text, parameters)) return 'not-writable';
  const takesAny = parameters.some(({ kind }) => kind === 'variadic-keyword');
  if (takesAny && given.some(({ type }) => type === 'dictionary_splat')) return 'name-clash';
  const keywords = new Set(given.flatMap((each) => keywordOf(each, text) ?? []));
  if (request.parameters.some((name) => keywords.has(name))) return 'name-clash';
  const named = namedArguments(given, text, request, parameters);
  if (typeof named === 'string') return named;
  const left = request.defaults.filter(({ parameter }) => {
    const index = parameters.findIndex(({ name }) => name === parameter);
    return !keywords.has(parameter) && index >= given.length - keywords.size;
  });
  const passed = [
    ...left.map(({ parameter, value }) => `${parameter}=${value}`),
    ...request.parameters.map((name) => `${name}=${name}`),
  ];
  if (passed.length === 0) return named;
  if (generator) {
    if (named.length > 0) return 'default-in-the-way';
    return [
      { start: list.start, end: list.start, text: '(' },
      { start: list.end, end: list.end, text: `, ${passed.join(', ')})` },
    ];
  }
  return [...named, afterLast(list, passed.join(', '))];
}

/** Whether the call fails for its arguments: Python's message counts those given by name as well. */
function givesTooMany(given: readonly SyntaxNode[], text: string, parameters: readonly Parameter[]): boolean {
  if (parameters.some(({ kind }) => kind === 'variadic')) return false;
  const positional = given.filter((each) => !each.type.endsWith('_splat') && keywordOf(each, text) === null);
  return positional.length > positionalCount(parameters);
}

/** Positional arguments of parameters that can only be named once the defaults are gone. */
function namedArguments(
  given: readonly SyntaxNode[],
  text: string,
  request: LiftRequest,
  parameters: readonly Parameter[],
): readonly TextEdit[] | LiftProblem {
  if (request.defaults.length === 0) return [];
  const positional = given.filter((each) => keywordOf(each, text) === null);
  const spreads = positional.some(({ type }) => type === 'list_splat' || type === 'dictionary_splat');
  if (spreads || positional.length > positionalCount(parameters)) return 'default-in-the-way';
  const first = firstNamed(request, parameters);
  return positional
    .slice(first)
    .map(({ start }, index) => ({ start, end: start, text: `${parameters[first + index]?.name ?? ''}=` }));
}

/** How many parameters may be given by position. */
function positionalCount(parameters: readonly Parameter[]): number {
  const first = parameters.findIndex(({ kind }) => kind !== 'positional' && kind !== 'positional-only');
  return first < 0 ? parameters.length : first;
}

/**
 * The index of the first parameter that has to be named once the defaults are gone, since one before it keeps its
 * default; the number of parameters where there is none.
 */
export function firstNamed({ defaults }: LiftRequest, parameters: readonly Parameter[]): number {
  const gone = new Set(defaults.map(({ parameter }) => parameter));
  const positional = parameters.slice(0, positionalCount(parameters));
  const firstKept = positional.findIndex(({ name, hasDefault }) => hasDefault && !gone.has(name));
  const found = positional.findIndex(
    ({ name }, index) => gone.has(name) && firstKept >= 0 && index > firstKept,
  );
  return found < 0 ? parameters.length : found;
}

function keywordOf(argument: SyntaxNode, text: string): string | null {
  if (argument.type !== 'keyword_argument') return null;
  const name = childByField(argument, 'name');
  return name === null ? null : text.slice(name.start, name.end).normalize('NFKC');
}
