import ts from 'typescript';
import { sourceOf, spanOf } from '../cells/index.ts';
import { bare } from '../parser/index.ts';
import { GLOBAL_OBJECTS, memberOf, moduleName, outermost, qualify } from './callee.ts';
import { argumentsOf, calleeOf, type CallNode } from './calls.ts';
import { tie, type Gathering } from './gathering.ts';
import { isSloppy, thisOwner } from './functions.ts';

/** Names that only a notebook has, where nothing in it binds them: Deno's last results, CommonJS's of tslab. */
const NOTEBOOK_NAMES: ReadonlySet<string> = new Set([
  '_', '_error', 'require', 'module', 'exports', '__filename', '__dirname', '__tslab__',
]); // prettier-ignore

/** Names that a module which exports them is taken for something else by: a promise, an old kind of module. */
const EXPORTED_NAMES: ReadonlySet<string> = new Set(['then', '__esModule']);

/** Records what ties a name to the notebook: `_`, `require`, `globalThis` as a whole. */
export function nameTies(gathering: Gathering, node: ts.Identifier): void {
  const { cell, table } = gathering;
  const resolved = cell.names.of(node);
  if (resolved?.holder.kind !== 'module' || resolved.time === 'unevaluated') return;
  const { name } = resolved;
  if (EXPORTED_NAMES.has(name) && resolved.use === 'bind')
    tie(gathering, 'module-identity', name, spanOf(cell, node));
  if (table.isBound(name)) {
    // What tslab shows things with; no package has it.
    if (table.imported(name)?.module === 'tslab' && resolved.use === 'read')
      tie(gathering, 'notebook-only', 'tslab', spanOf(cell, node));
    return;
  }
  if (NOTEBOOK_NAMES.has(name)) tie(gathering, 'notebook-only', name, spanOf(cell, node));
  if (GLOBAL_OBJECTS.has(name)) globalObjectTies(gathering, node);
}

/** `globalThis.fetch` is what `fetch` is; any other use may see the notebook's functions and variables, or all names. */
function globalObjectTies(gathering: Gathering, node: ts.Identifier): void {
  const { cell, table } = gathering;
  const around = outermost(node).parent;
  if (ts.isTypeOfExpression(around)) return;
  const member = ts.isExpression(around) ? memberOf(around) : null;
  if (member !== null && bare(member.object) === node) {
    if (table.isBound(member.name))
      tie(gathering, 'dynamic-scope', sourceOf(cell, around), spanOf(cell, around));
    return;
  }
  tie(gathering, 'dynamic-scope', node.text, spanOf(cell, node));
}

/** `this` that is no object's own; `accessor x`, which engines don't know. `import.meta` no kernel takes. */
export function keywordTies(gathering: Gathering, node: ts.Node): void {
  const { cell } = gathering;
  if (node.kind === ts.SyntaxKind.AccessorKeyword)
    tie(gathering, 'compiled-otherwise', 'accessor', spanOf(cell, node));
  if (node.kind !== ts.SyntaxKind.ThisKeyword) return;
  const owner = thisOwner(node);
  // In a module it is undefined, in a cell the global object; in sloppy functions too, and tslab's own scope.
  const isScopes = owner === null || (isSloppy(cell, owner) && isPlainFunction(owner));
  if (isScopes) tie(gathering, 'dynamic-scope', 'this', spanOf(cell, node));
}

function isPlainFunction(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node);
}

/** Records what calls tie to the notebook: `eval`, `new Function`, `Deno.jupyter`, modules found from where the code stands. */
export function callTies(gathering: Gathering, node: CallNode): void {
  const { cell, table } = gathering;
  const callee = calleeOf(node);
  if (ts.isDecorator(node)) {
    // Deno has the standard ones, tslab those that came before; neither is what a package's build makes of them.
    tie(gathering, 'compiled-otherwise', sourceOf(cell, node), spanOf(cell, node));
    return;
  }
  const at = spanOf(cell, node);
  if (callee.kind === ts.SyntaxKind.ImportKeyword) importTies(gathering, node);
  const name = moduleName(cell, callee) ?? '';
  const isGlobal = qualify(cell, callee, table)?.head === null;
  if (name === 'eval' && isGlobal) tie(gathering, 'dynamic-scope', 'eval', at);
  if (name === 'Function' && isGlobal && mayName(gathering, node))
    tie(gathering, 'dynamic-scope', 'Function', at);
  if (name === 'Worker' && isGlobal && isRelative(argumentsOf(node)[0]))
    tie(gathering, 'module-identity', 'Worker', at);
  const qualified = qualify(cell, callee, table);
  if (qualified === null) return;
  if (/^Error\.(captureStackTrace|prepareStackTrace)$/.test(qualified.name) && qualified.certain)
    tie(gathering, 'module-identity', qualified.name, at);
  if (/^node:vm\.(runIn|Script|compileFunction)/.test(qualified.name))
    tie(gathering, 'dynamic-scope', qualified.name, at);
  if (qualified.name === 'console.trace') tie(gathering, 'module-identity', qualified.name, at);
  if (/^node:module\.createRequire$/.test(qualified.name))
    tie(gathering, 'module-identity', qualified.name, at);
}

/** A member of what only a kernel provides, or that says where code stands. */
export function memberTies(gathering: Gathering, node: ts.PropertyAccessExpression): void {
  const { cell, table } = gathering;
  const qualified = qualify(cell, node, table);
  if (qualified?.name === 'Deno.jupyter' && qualified.certain) {
    tie(gathering, 'notebook-only', 'Deno.jupyter', spanOf(cell, node));
  }
  if (node.name.text === 'stack' && isError(gathering, node.expression)) {
    tie(gathering, 'module-identity', sourceOf(cell, node), spanOf(cell, node));
  }
}

/** What is caught, made as an error, or called like one. */
function isError({ cell, table }: Gathering, expression: ts.Expression): boolean {
  const node = bare(expression);
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    return /(^|\.)\w*Error$/.test(qualify(cell, node.expression, table)?.name ?? '');
  }
  if (!ts.isIdentifier(node)) return false;
  const holder = cell.names.of(node)?.holder;
  const isCaught = holder?.kind === 'block' && ts.isCatchClause(holder.node);
  return (
    isCaught || /^(e|ex|err|error|exception|reason|cause)$/i.test(node.text) || node.text.endsWith('Error')
  );
}

/** A module that is found from where the code stands, or from what the notebook's configuration says. */
function importTies(gathering: Gathering, node: CallNode): void {
  const [first] = argumentsOf(node);
  const specifier = first === undefined ? null : bare(first);
  if (specifier !== null && ts.isStringLiteralLike(specifier) && specifier.text.startsWith('node:')) return;
  const code = isRelative(first) ? 'module-identity' : 'notebook-only';
  tie(gathering, code, sourceOf(gathering.cell, node), spanOf(gathering.cell, node));
}

/** Whether a path or address is given that isn't complete, or may not be. */
function isRelative(argument: ts.Expression | undefined): boolean {
  if (argument === undefined) return false;
  const node = bare(argument);
  return !ts.isStringLiteralLike(node) || /^\.{0,2}\//.test(node.text) || !/^[a-z@]/i.test(node.text);
}

/** Whether the source of a function may read names of the notebook. */
function mayName({ table }: Gathering, node: CallNode): boolean {
  return argumentsOf(node).some((each) => {
    const text = bare(each);
    if (!ts.isStringLiteralLike(text)) return true;
    return [...text.text.matchAll(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)].some(([word]) =>
      table.isBound(word),
    );
  });
}
