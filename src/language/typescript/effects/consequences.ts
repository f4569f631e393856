import ts from 'typescript';
import { sourceOf, spanOf } from '../cells/index.ts';
import { bare } from '../parser/index.ts';
import { qualify } from './callee.ts';
import { argumentsOf, calleeOf, type CallNode } from './calls.ts';
import type { Gathering } from './gathering.ts';

/** Records what a call tells of what a move changes besides what the notebook shows. */
export function callConsequences(gathering: Gathering, node: CallNode): void {
  const { cell, table } = gathering;
  const callee = calleeOf(node);
  const name = qualify(cell, callee, table)?.name ?? '';
  const at = spanOf(cell, node);
  if (cell.names.timeAt(at.start) === 'call' && TAKES_PATHS.test(name)) {
    const [first] = argumentsOf(node);
    const path = first === undefined ? null : bare(first);
    if (path !== null && ts.isStringLiteralLike(path) && RELATIVE_PATH.test(path.text))
      gathering.consequences.push({ code: 'relative-path', about: path.text, names: [], at });
  }
  if (SHOWS_PLACES.test(name) || (name === 'console.error' && handsError(gathering, node)))
    gathering.consequences.push({ code: 'shows-places', about: sourceOf(cell, callee), names: [], at });
}

/** Functions that open what a path leads to, from the folder that the kernel works in. */
const TAKES_PATHS =
  /^(Deno\.(read|write|open|create|mkdir|remove|rename|copy|stat|lstat|truncate|make|watch|readDir|readLink|symlink|link|chmod|chown)\w*|node:fs\.\w[\w.]*|node:path\.(resolve|join)|@std\/fs\.\w+|nodejs-polars\.(read|scan)\w+|.*\.(readCSV|readJSON|loadCSV|fromCSV)\w*)$/;

/** `data/loads.csv`, `loads.csv`; not absolute, from the home folder, or of the web. */
const RELATIVE_PATH = /^(?![/\\~]|[A-Za-z]:|\w+:\/\/)(?=.*[/\\]|.*\.[A-Za-z]\w{1,7}$)[\w .*\-/\\]+$/;

/** Calls that print files and lines. */
const SHOWS_PLACES = /^console\.(trace)$/;

/** `console.error(error)` prints its stack. */
function handsError({ cell }: Gathering, node: CallNode): boolean {
  return argumentsOf(node).some((each) => {
    const value = bare(each);
    const holder = ts.isIdentifier(value) ? cell.names.of(value)?.holder : undefined;
    return holder?.kind === 'block' && ts.isCatchClause(holder.node);
  });
}
