import { textOf } from './check.ts';
import type { Check, CheckContext, Checks } from './check.ts';
import { childByField, hasToken, namedChildren } from './node.ts';
import type { SyntaxNode } from './node.ts';

/** `__future__.all_feature_names` of Python 3.10 to 3.14. */
const FEATURES: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

const starImport: Check = (node, { place, report }) => {
  if (place.scope !== 'module') report(node, 'import * only allowed at module level');
};

const futureImport: Check = (node, { source, parent, place, report }) => {
  const names = namedChildren(node).filter((child) => child.field === 'name');
  for (const name of names) {
    const feature = name.type === 'aliased_import' ? (childByField(name, 'name') ?? name) : name;
    const text = textOf(feature, source);
    if (!FEATURES.has(text)) report(feature, `future feature ${text} is not defined`);
  }
  // A cell's statements are compiled one by one, so that any of them is the first of its own file.
  if (place.scope !== 'module' || parent.type !== 'module') report(node, FUTURE_PLACE);
};

const FUTURE_PLACE = 'from __future__ imports must occur at the beginning of the file';

/** The check that a file gets in addition to those of a cell. */
export function checkFutureImports(root: SyntaxNode, source: string, report: CheckContext['report']): void {
  let isStart = true;
  for (const [index, statement] of namedChildren(root).entries()) {
    const isString = statement.type === 'expression_statement' && statement.children[0]?.type === 'string';
    if (statement.type === 'future_import_statement') {
      if (!isStart) report(statement, FUTURE_PLACE);
    } else if (index > 0 || !isString || /^[fb]/i.test(textOf(statement, source))) isStart = false;
  }
}

const importFrom: Check = (node, { report }) => {
  const last = node.children[node.children.length - 1];
  if (last?.type === ',') report(last, 'trailing comma not allowed without surrounding parentheses');
  if (hasToken(node, '(') && !node.children.some((child) => child.field === 'name')) {
    report(node, 'invalid syntax: nothing to import');
  }
};

/** Imports. */
export const IMPORT_CHECKS: Checks = new Map<string, Check>([
  ['wildcard_import', starImport],
  ['future_import_statement', futureImport],
  ['import_from_statement', importFrom],
  ['import_statement', importFrom],
]);
