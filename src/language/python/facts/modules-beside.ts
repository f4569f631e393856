import type { SourceReader } from '../../language.ts';
import type { PythonParser } from '../parser/parser.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { neutralize } from '../ipython/index.ts';
import { resolveNames } from '../scopes/index.ts';
import { literalString } from './literals.ts';

/** What running or star-importing a file beside the notebook binds; null where that can't be known. */
export interface ModulesBeside {
  /** Names that a text binds at its top level when it is executed. */
  readonly namesBoundBy: (text: string) => readonly string[] | null;
  /** Names that `%run path` binds. */
  readonly namesOfFile: (path: string) => readonly string[] | null;
  /** Names that `from module import *` binds. */
  readonly namesOfModule: (module: string) => readonly string[] | null;
}

const MAX_DEPTH = 5;

/** Reads modules and scripts beside the notebook. Answers are remembered. */
export function modulesBeside(parser: PythonParser, beside: SourceReader): ModulesBeside {
  const known = new Map<string, readonly string[] | null>();
  const remembered = (key: string, find: () => readonly string[] | null): readonly string[] | null => {
    const found = known.get(key);
    if (found !== undefined) return found;
    // A module that star-imports itself, through others, adds nothing.
    known.set(key, []);
    const names = find();
    known.set(key, names);
    return names;
  };
  const boundBy = (text: string, depth: number): readonly string[] | null => {
    const parsed = parser.parse(neutralize(text).text);
    if (parsed.errors.length > 0 || depth > MAX_DEPTH) return null;
    const names = resolveNames(parsed.root, text, { postponed: false }).names;
    const bound = names.filter(({ use, holder }) => use === 'bind' && holder.kind === 'module');
    const starred = starModules(parsed.root, text).map((module) => namesOfModule(module, depth + 1));
    if (starred.some((found) => found === null)) return null;
    return [...new Set([...bound.map(({ name }) => name), ...starred.flatMap((found) => found ?? [])])];
  };
  const namesOfFile = (path: string): readonly string[] | null =>
    remembered(`file ${path}`, () => {
      const text = readScript(beside, path);
      return text === null ? null : boundBy(text, 0);
    });
  const namesOfModule = (module: string, depth = 0): readonly string[] | null =>
    remembered(`module ${module}`, () => {
      const path = module.replace(/^\.+/, '').replaceAll('.', '/');
      const text = beside.read(`${path}.py`) ?? beside.read(`${path}/__init__.py`);
      if (text === null) return null;
      return (
        declaredNames(parser, text) ?? boundBy(text, depth)?.filter((name) => !name.startsWith('_')) ?? null
      );
    });
  return { namesBoundBy: (text) => boundBy(text, 0), namesOfFile, namesOfModule };
}

/** `__all__`, where it is one literal list of strings. */
function declaredNames(parser: PythonParser, text: string): readonly string[] | null {
  const { root, errors } = parser.parse(text);
  if (errors.length > 0 || text.split('__all__').length !== 2) return null;
  for (const statement of namedChildren(root)) {
    const assignment = namedChildren(statement)[0];
    if (assignment?.type !== 'assignment') continue;
    const left = childByField(assignment, 'left');
    const right = childByField(assignment, 'right');
    if (left === null || right === null || text.slice(left.start, left.end) !== '__all__') continue;
    if (right.type !== 'list' && right.type !== 'tuple') return null;
    const names = namedChildren(right).map((each) => literalString(each, text));
    return names.every((name) => name !== null) ? names : null;
  }
  return null;
}

function starModules(root: SyntaxNode, text: string): readonly string[] {
  const found: string[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (
      node.type === 'import_from_statement' &&
      node.children.some(({ type }) => type === 'wildcard_import')
    ) {
      const source = childByField(node, 'module_name');
      if (source !== null) found.push(text.slice(source.start, source.end));
    }
    for (const child of node.children) if (child.named) pending.push(child);
  }
  return found;
}

/** A script's text; for a notebook, that of its code cells. */
function readScript(beside: SourceReader, path: string): string | null {
  const text = beside.read(path) ?? beside.read(`${path}.py`) ?? beside.read(`${path}.ipynb`);
  if (text === null || !/^\s*\{/.test(text)) return text;
  try {
    return codeCells(JSON.parse(text)).join('\n');
  } catch {
    return null;
  }
}

function codeCells(notebook: unknown): readonly string[] {
  const cells = isRecord(notebook) ? notebook.cells : null;
  if (!Array.isArray(cells)) throw new TypeError('not a notebook');
  return cells.flatMap((cell: unknown) => {
    if (!isRecord(cell) || cell.cell_type !== 'code') return [];
    const { source } = cell;
    const text = Array.isArray(source) ? source.join('') : typeof source === 'string' ? source : '';
    return [neutralize(text).text];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
