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

const globalStatement: Check = (node, context) => {
  const { place, report, source } = context;
  const scope = place.scopes[place.scopes.length - 1];
  if (scope === undefined) return;
  for (const name of namedChildren(node)) {
    const text = textOf(name, source);
    if (parameterNames(scope, source).has(text)) {
      report(
        name,
        `name '${text}' is parameter and ${node.type === 'global_statement' ? 'global' : 'nonlocal'}`,
      );
    } else if (isUsedBefore(scope, text, node.start, source)) {
      report(name, `name '${text}' is used prior to ${node.type.split('_')[0] ?? ''} declaration`);
    }
  }
};

const nonlocalStatement: Check = (node, context) => {
  const { place, report, source } = context;
  if (place.scopes.length === 1) {
    report(node, 'nonlocal declaration not allowed at module level');
    return;
  }
  globalStatement(node, context);
  const around = place.scopes.slice(1, -1).filter((scope) => scope.type !== 'class_definition');
  for (const name of namedChildren(node)) {
    const text = textOf(name, source);
    if (text === '__class__') continue;
    if (!around.some((scope) => isBoundIn(scope, text, source))) {
      report(name, `no binding for nonlocal '${text}' found`);
    }
  }
};

function parameterNames(scope: SyntaxNode, source: string): ReadonlySet<string> {
  if (scope.type === 'class_definition') return new Set();
  const list = childByField(scope, 'parameters');
  return new Set(list === null ? [] : parameterIdentifiers(list).map((node) => textOf(node, source)));
}

function parameterIdentifiers(node: SyntaxNode): SyntaxNode[] {
  return namedChildren(node).flatMap((child) => {
    if (child.field === 'type' || child.field === 'value') return [];
    if (child.type === 'identifier') return [child];
    return parameterIdentifiers(child);
  });
}

/** Whether a scope's own code names something before an offset. */
function isUsedBefore(scope: SyntaxNode, name: string, offset: number, source: string): boolean {
  const body = scope.type === 'module' ? scope : childByField(scope, 'body');
  if (body === null) return false;
  const visit = (node: SyntaxNode, parent: SyntaxNode): boolean => {
    if (node.start >= offset) return false;
    if (node.type === 'identifier') return isName(node, parent) && textOf(node, source) === name;
    return ownChildren(node).some((child) => visit(child, node));
  };
  return body.children.some((child) => visit(child, body));
}

/** Of a nested scope only what is evaluated or bound in the scope around it. */
function ownChildren(node: SyntaxNode): readonly SyntaxNode[] {
  if (/^(function_definition|class_definition|lambda)$/.test(node.type)) {
    return node.children.filter((child) => child.field === 'name');
  }
  if (/^(global|nonlocal)_statement$|_comprehension$|^generator_expression$/.test(node.type)) return [];
  return node.children;
}

function isName(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.type === 'attribute' || parent.type === 'keyword_argument') {
    return node.field === 'object' || node.field === 'value';
  }
  return parent.type !== 'dotted_name' || parent.children[0] === node;
}

/** Whether a function binds a name; generous, as what is read only may be taken for bound. */
function isBoundIn(scope: SyntaxNode, name: string, source: string): boolean {
  return (
    parameterNames(scope, source).has(name) || isUsedBefore(scope, name, Number.POSITIVE_INFINITY, source)
  );
}

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
  if (place.scopes.length > 1 || parent.type !== 'module') report(node, FUTURE_PLACE);
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

/** Declarations of names, and imports. */
export const SCOPE_CHECKS: Checks = new Map<string, Check>([
  ['global_statement', globalStatement],
  ['nonlocal_statement', nonlocalStatement],
  ['wildcard_import', starImport],
  ['future_import_statement', futureImport],
  ['import_from_statement', importFrom],
  ['import_statement', importFrom],
]);
