import ts from 'typescript';
import { nodesOf, parse, type SourceFile } from './source.ts';

/** Names that say nothing of what is inside. */
const EMPTY_NAMES = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'lib', 'types'];

/** Lines that a file may have. */
const LONGEST = 400;

/** Members of `process` that print or end the program. */
const STREAMS = ['exit', 'exitCode', 'abort', 'stdout', 'stderr'];

/** Folders and files named utils, helpers, common, types …, and files that aren't in kebab-case. */
export function checkNames(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const parts = path.split('/').map((part) => part.replace(/\..*$/, ''));
    const empty = parts.find((part) => EMPTY_NAMES.includes(part));
    if (empty !== undefined) return [`${path}: "${empty}" says nothing of what is inside`];
    const isKebab = !path.endsWith('.ts') || /^[a-z\d]+(-[a-z\d]+)*$/.test(parts.at(-1) ?? '');
    return isKebab ? [] : [`${path}: files are named in kebab-case`];
  });
}

/** Files that are too long to be one thing. */
export function checkLengths(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > LONGEST ? [`${path} has ${lines} lines, more than ${LONGEST}`] : [];
  });
}

/** `any`, and classes but the one error. */
export function checkSyntax(files: readonly SourceFile[]): readonly string[] {
  return findNodes(files, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) return '`any`';
    return ts.isClassLike(node) && node.name?.text !== 'SolidifyError' ? 'a class' : null;
  });
}

/** `let` at the top of a module: state that every caller shares. */
export function checkVariables(files: readonly SourceFile[]): readonly string[] {
  return findNodes(files, (node) => {
    const isLet = ts.isVariableStatement(node) && (node.declarationList.flags & ts.NodeFlags.Let) !== 0;
    return isLet && ts.isSourceFile(node.parent) ? '`let` at the top of a module' : null;
  });
}

/** `console`, and `process.exit` and its like, outside the command line. */
export function checkPrinting(files: readonly SourceFile[]): readonly string[] {
  return findNodes(
    files.filter(({ path }) => !path.startsWith('src/cli/')),
    printing,
  ).map((found) => `${found} belongs in src/cli/`);
}

function printing(node: ts.Node): string | null {
  if (!ts.isIdentifier(node)) return null;
  const { parent } = node;
  const member =
    ts.isPropertyAccessExpression(parent) && parent.name === node ? parent.expression.getText() : null;
  if (node.text === 'console') return member === null || member === 'globalThis' ? 'console' : null;
  return member === 'process' && STREAMS.includes(node.text) ? `process.${node.text}` : null;
}

/** Languages and kernels, as code would tell them apart. */
const LANGUAGES = ['python', 'typescript', 'javascript', 'deno', 'tslab', 'jslab'];

/** Folders that serve every language alike. */
const OF_EVERY_LANGUAGE = ['analysis', 'plan', 'render', 'kernel', 'report', 'verbs'];

/** Names of languages in code that serves all of them: what differs is asked of the language. */
export function checkLanguages(files: readonly SourceFile[]): readonly string[] {
  const shared = files.filter(({ path }) => {
    const [root = '', layer = ''] = path.split('/');
    return root === 'src' && OF_EVERY_LANGUAGE.includes(layer) && path !== 'src/verbs/languages.ts';
  });
  return findNodes(shared, (node) =>
    ts.isStringLiteralLike(node) && LANGUAGES.includes(node.text.toLowerCase())
      ? `${JSON.stringify(node.text)}: what differs between languages is asked of the language`
      : null,
  );
}

/** The nodes that a rule has a word for, with their file and line. */
function findNodes(files: readonly SourceFile[], rule: (node: ts.Node) => string | null): readonly string[] {
  return files.flatMap((file) => {
    const tree = parse(file);
    return nodesOf(tree).flatMap((node) => {
      const found = rule(node);
      if (found === null) return [];
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      return [`${file.path}:${line + 1}: ${found}`];
    });
  });
}

/** Hosts of package registries, put together here so that this file doesn't hold them either. */
const REGISTRIES = [
  ['registry', 'npmjs', 'org'],
  ['npmjs', 'com'],
  ['yarnpkg', 'com'],
  ['pypi', 'org'],
  ['pythonhosted', 'org'],
  ['anaconda', 'org'],
  ['crates', 'io'],
  ['proxy', 'golang', 'org'],
].map((parts) => parts.join('.'));

/** A folder of somebody's own, but for the two made-up people of our tests. */
const HOMES = /(?<![\w.}])(?:\/home\/|\/Users\/|[A-Z]:\\+Users\\+)(?!ada\b|me\b)\w+|(?<![\w.}])\/root\//;

/** Host names of registries, which would tie a checkout to one of them, and paths of the machine that it was written on. */
export function checkTexts(files: readonly SourceFile[], checkout: string): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const hosts = REGISTRIES.filter((host) => text.includes(host));
    const own = text.includes(checkout) ? checkout : HOMES.exec(text)?.[0];
    return [
      ...hosts.map((host) => `${path} names the registry ${host}`),
      ...(own === undefined ? [] : [`${path} holds ${own}, a path of one machine`]),
    ];
  });
}
