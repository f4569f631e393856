import type { Notebook } from '../../../notebook/notebook.ts';
import { imprintHash, type Imprint, type ImprintTraits } from '../../../program/imprint.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { PythonParser } from '../parser/parser.ts';
import { normalizeIdentifier } from '../scopes/index.ts';
import { hashesWithoutName, syntaxHash } from '../syntax/index.ts';
import { codeSpan, type ParsedCell } from './cell.ts';
import { plainAssignment, targetNames } from './constants.ts';
import { parseCells } from './parse-cells.ts';
import { codeLinesIn, DRAWING } from './measures.ts';
import { COMPOUNDS, DEFINITIONS, definedName } from './statements.ts';

/**
 * The imprints of one cell's definitions; null where Python would refuse the cell, as far as it could hold any. Much less
 * work than all its facts.
 */
export function imprintsOf(source: string, parser: PythonParser): readonly Imprint[] | null {
  // Many cells only use what others define: parsing them would be most of the work.
  if (!/\b(?:def|class|type)\b|=/.test(source)) return [];
  const [read] = parseCells(notebookOf(source), parser);
  if (read?.problem !== null) return null;
  const { parsed } = read;
  return parsed.root.children.flatMap((node) => imprintsIn(parsed, node));
}

function notebookOf(source: string): Notebook {
  return {
    path: '',
    format: 'percent',
    version: null,
    language: 'python',
    languageVersion: null,
    kernel: null,
    cells: [{ index: 0, kind: 'code', id: null, source, tags: [], executionCount: null, outputs: [] }],
  };
}

function imprintsIn(cell: ParsedCell, node: SyntaxNode): readonly Imprint[] {
  if (DEFINITIONS.has(node.type)) return definitionImprint(cell, node);
  if (COMPOUNDS.has(node.type)) return nestedImprints(cell, node);
  return valueImprint(cell, node);
}

function nestedImprints(cell: ParsedCell, node: SyntaxNode): readonly Imprint[] {
  return namedChildren(node).flatMap((child) => {
    if (DEFINITIONS.has(child.type)) return definitionImprint(cell, child);
    const isInner = child.type === 'block' || child.type.endsWith('_clause') || COMPOUNDS.has(child.type);
    return isInner ? nestedImprints(cell, child) : [];
  });
}

function definitionImprint(cell: ParsedCell, node: SyntaxNode): readonly Imprint[] {
  const identifier = definedName(node);
  const core = node.type === 'decorated_definition' ? childByField(node, 'definition') : node;
  if (identifier === null || core === null) return [];
  const name = normalizeIdentifier(cell.text.slice(identifier.start, identifier.end));
  const { hash, nameless } = hashesWithoutName(node, cell.text, name);
  return [
    {
      kind: core.type === 'function_definition' ? 'function' : 'class',
      names: [name],
      hash: imprintHash(hash),
      body: imprintHash(nameless),
      traits: traitsOf(cell, node),
    },
  ];
}

function valueImprint(cell: ParsedCell, node: SyntaxNode): readonly Imprint[] {
  const names = valueNames(cell, node);
  const [name, ...others] = names;
  if (name === undefined) return [];
  const hash = imprintHash(syntaxHash(node, cell.text));
  return [{ kind: 'value', names: [name, ...others], hash, body: null, traits: NO_TRAITS }];
}

const NO_TRAITS: ImprintTraits = { lines: 1, shows: false, pure: true };

function valueNames(cell: ParsedCell, node: SyntaxNode): readonly string[] {
  if (node.type === 'type_alias_statement') {
    const left = childByField(node, 'left');
    const target = left === null ? undefined : namedChildren(left)[0];
    const name = target?.type === 'generic_type' ? namedChildren(target)[0] : target;
    return name?.type === 'identifier' ? [normalizeIdentifier(cell.text.slice(name.start, name.end))] : [];
  }
  const assignment = plainAssignment(node);
  return assignment === null ? [] : (targetNames(assignment.targets, cell.text) ?? []);
}

/** Calls by these names, or by these last parts of a dotted name, reach outside. */
const WORLDLY =
  /^(open|input|exec|eval|globals|print|pprint|display|time|sleep|now|today|urlopen|seed|rand\w*|choices?|shuffle|sample|uniform|gauss|normal|get|post|system|run|Popen|load\w*|save\w*|read_\w+|to_csv|to_excel|to_json|write\w*|read|dump|download\w*)$/;

function traitsOf(cell: ParsedCell, node: SyntaxNode): ImprintTraits {
  const found = { shows: false, pure: true };
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === 'global_statement' || next.type === 'print_statement') found.pure = false;
    if (next.type === 'call') {
      const callee = childByField(next, 'function');
      const member = callee?.type === 'attribute' ? childByField(callee, 'attribute') : callee;
      const last = member === null ? '' : cell.text.slice(member.start, member.end);
      if (last === 'print' || last === 'display' || last === 'pprint' || DRAWING.has(last))
        found.shows = true;
      if (WORLDLY.test(last)) found.pure = false;
    }
    for (const child of next.children) if (child.named) pending.push(child);
  }
  return {
    lines: codeLinesIn(cell, codeSpan(cell, node)),
    shows: found.shows,
    pure: found.pure && !found.shows,
  };
}
