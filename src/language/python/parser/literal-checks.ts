import { PYTHON_KEYWORDS } from '../names/index.ts';
import { textOf } from './check.ts';
import type { Check, Checks } from './check.ts';
import { namedChildren } from './node.ts';
import type { SyntaxNode } from './node.ts';

const PREFIXES: ReadonlySet<string> = new Set([
  '',
  'r',
  'u',
  'b',
  'br',
  'rb',
  'f',
  'fr',
  'rf',
  't',
  'tr',
  'rt',
]);

const string: Check = (node, { source, report }) => {
  const opening = node.children[0];
  const closing = node.children[node.children.length - 1];
  if (opening === undefined || closing === undefined) return;
  const start = textOf(opening, source);
  const prefix = /^[a-z]*/i.exec(start)?.[0].toLowerCase() ?? '';
  if (start.includes('`')) report(node, 'invalid syntax: backticks are no longer an operator, use repr()');
  if (!PREFIXES.has(prefix)) report(node, `invalid string prefix '${prefix}'`);
  const content = source.slice(opening.end, closing.start);
  if (!start.endsWith('"""') && !start.endsWith("'''") && hasOpenLine(content, prefix)) {
    report(node, 'unterminated string literal');
  }
  if (prefix.includes('b') && /[^\0-\x7f]/.test(content)) {
    report(node, 'bytes can only contain ASCII literal characters');
  }
  if (!prefix.includes('r') && hasBrokenEscape(content, prefix.includes('b'))) {
    report(node, "can't decode an escape: truncated \\x, \\u or \\U");
  }
};

/** A line break that no backslash hides; the expressions of format strings may hold any. */
function hasOpenLine(content: string, prefix: string): boolean {
  return !/[ft]/.test(prefix) && /(^|[^\\])(\\\\)*\r?\n/.test(content);
}

function hasBrokenEscape(content: string, bytes: boolean): boolean {
  const escapes = content.replace(/\\\\/g, '').matchAll(/\\(x|u|U|N)(.{0,8})/gs);
  for (const [, kind, rest = ''] of escapes) {
    if (kind === 'x' && !/^[0-9a-f]{2}/i.test(rest)) return true;
    if (bytes) continue;
    if (kind === 'u' && !/^[0-9a-f]{4}/i.test(rest)) return true;
    if (kind === 'U' && !/^(000[0-9a-f]|0010)[0-9a-f]{4}/i.test(rest)) return true;
    if (kind === 'N' && !rest.startsWith('{')) return true;
  }
  return false;
}

const concatenated: Check = (node, { source, report }) => {
  const kinds = namedChildren(node).map((child) => /^[a-z]*b/i.test(textOf(child, source)));
  if (new Set(kinds).size > 1) report(node, 'cannot mix bytes and nonbytes literals');
};

const NUMBER =
  /^(0[xX](_?[0-9a-fA-F])+|0[oO](_?[0-7])+|0[bB](_?[01])+|0(_?0)*|[1-9](_?[0-9])*|[0-9](_?[0-9])*[jJ])$/;

const integer: Check = (node, { source, report }) => {
  const text = textOf(node, source);
  if (NUMBER.test(text)) return;
  report(
    node,
    /^0[0-9]/.test(text)
      ? 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers'
      : `invalid number '${text}'`,
  );
};

const float: Check = (node, { source, report }) => {
  const text = textOf(node, source);
  if (/__|_$|_[.eEjJ]|[.eE+-]_|[lL]$/.test(text)) report(node, `invalid number '${text}'`);
};

const identifier: Check = (node, { source, report }) => {
  const text = textOf(node, source);
  if (!/^(?:\w+|[\p{ID_Start}_][\p{ID_Continue}]*)$/u.test(text))
    report(node, 'invalid character in identifier');
  if (PYTHON_KEYWORDS.has(text)) report(node, `invalid syntax: ${text} is a keyword`);
};

/** Characters without width, which the grammar takes for blanks. */
const invisible: Check = (root, { source, report }) => {
  for (const { index } of source.matchAll(/[\u200b\u2060]|(?!^)\ufeff/g)) {
    const node = innermost(root, index);
    if (!/^(string|comment|string_content|concatenated_string)$/.test(node.type)) {
      report({ ...node, start: index }, 'invalid non-printable character');
    }
  }
};

/** A backslash has to have a line after it. */
const lastLine: Check = (root, { source, report }) => {
  const last = /\\\r?\n?$/.exec(source);
  if (last === null || /^(string|comment|string_content)$/.test(innermost(root, last.index).type)) return;
  report({ ...root, start: last.index }, 'unexpected end of file');
};

function innermost(node: SyntaxNode, offset: number): SyntaxNode {
  const child = node.children.find((each) => each.start <= offset && offset < each.end);
  return child === undefined ? node : innermost(child, offset);
}

const interpolation: Check = (node, { report }) => {
  const hasValue = namedChildren(node).some(
    (child) => child.type !== 'type_conversion' && child.type !== 'format_specifier',
  );
  if (!hasValue) report(node, 'f-string: valid expression required before }');
};

/** Literals and names. */
export const LITERAL_CHECKS: Checks = new Map<string, Check>([
  [
    'module',
    (node, context) => {
      invisible(node, context);
      lastLine(node, context);
    },
  ],
  ['string', string],
  ['concatenated_string', concatenated],
  ['integer', integer],
  ['float', float],
  ['identifier', identifier],
  ['interpolation', interpolation],
  [
    'type_conversion',
    (node, { source, report }) => {
      if (!/^![rsa]$/.test(textOf(node, source))) report(node, 'f-string: invalid conversion character');
    },
  ],
]);
