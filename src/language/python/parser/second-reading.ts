import type { SyntaxNode } from './node.ts';

/** A text that the grammar reads better, as long as the text itself. */
export interface SimplerText {
  readonly text: string;
  /** Where a star was left out, and where its operand starts. */
  readonly stars: readonly { readonly star: number; readonly operand: number }[];
  /** Where a `;` stands for the comma that ends a statement. */
  readonly commas: readonly number[];
}

const TOKEN =
  /"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|#[^\n]*|\\\r?\n|\r?\n|\*+|[^\S\n]+|[\p{L}\p{N}_]+|[^]/gu;
/** What comes before a star that is no operator. */
const BEFORE_STAR = /^([,=([{:;\n]|\r\n|return|yield|in|for|match|)$/;
/** What the grammar takes no star of outside of brackets, nor in targets; never a parameter's name. */
const STARRED = /^([^\s\p{L}\p{N}_,):*=#]|\p{N}|(None|True|False|await|lambda)\b|[a-z]{1,2}["'])/iu;

/** What the simpler text of a logical line depends on. */
interface Line {
  /** Its first token; empty before it. */
  first: string;
  tokens: number;
  /** Has `:` or `=` outside of brackets, which makes its last comma mean something else, or nothing. */
  isPlain: boolean;
  /** Where the last token is a comma: its index among the pieces; else -1. */
  comma: number;
}

/**
 * For a text that the grammar refuses: the same without what it is known to stumble over. Line breaks and comments
 * in brackets, which it takes for the end of a block where the next line stands further left, become blanks; so do comments
 * after decorators and the stars of literals and brackets (`x = a, *[b]`). The comma that ends a statement, which it takes for
 * the beginning of a list that goes on in the next line, becomes a `;`.
 */
export function simplerText(text: string): SimplerText {
  const stars: number[] = [];
  const commas: number[] = [];
  const pieces: string[] = [];
  let depth = 0;
  let before = '';
  let isDecorated = false;
  let line: Line = { first: '', tokens: 0, isPlain: true, comma: -1 };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const isBreak = /^\r?\n$/.test(token);
    if (depth === 0 && isBreak) {
      if (line.comma >= 0 && line.isPlain && !NO_EXPRESSION.test(line.first)) {
        commas.push(line.comma);
      }
      if (line.first !== '') isDecorated = line.first === '@';
      line = { first: '', tokens: 0, isPlain: true, comma: -1 };
    }
    if (depth > 0 ? /^(#|\\?\r?\n)/.test(token) : isDecorated && token.startsWith('#')) {
      pieces.push(' '.repeat(token.length));
    } else if (
      token === '*' &&
      BEFORE_STAR.test(before) &&
      (before !== 'match' || line.tokens === 1) &&
      STARRED.test(text.slice(afterBlanks(text, index + 1), index + 100))
    ) {
      stars.push(index);
      pieces.push(' ');
    } else pieces.push(token);
    if ('([{'.includes(token)) depth += 1;
    else if (')]}'.includes(token)) depth = Math.max(0, depth - 1);
    if (isBlank(token) || (depth > 0 && isBreak)) continue;
    before = token;
    if (isBreak) continue;
    if (line.first === '') line.first = token;
    line.tokens += 1;
    if (depth === 0 && /^[:=;]$/.test(token)) line.isPlain = false;
    line.comma = token === ',' && line.comma < 0 ? index : -1;
  }
  const simpler = withSemicolons(pieces.join(''), commas);
  return {
    text: simpler,
    stars: stars.map((star) => ({ star, operand: afterBlanks(simpler, star + 1) })),
    commas,
  };
}

/** Statements that begin with these end with no comma, or with one that means something else. */
const NO_EXPRESSION =
  /^(@|as|assert|async|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|nonlocal|pass|raise|return|try|while|with|yield)$/;

function isBlank(token: string): boolean {
  return /^([^\S\n]+|#.*|\\\r?\n)$/.test(token);
}

function withSemicolons(text: string, commas: readonly number[]): string {
  let result = '';
  let at = 0;
  for (const comma of commas) {
    result += `${text.slice(at, comma)};`;
    at = comma + 1;
  }
  return result + text.slice(at);
}

/** The offset of the next token, past blanks, comments and line breaks. */
function afterBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  return at + (BLANKS.exec(text)?.[0].length ?? 0);
}

const BLANKS = /(?:[\s\\]|#[^\n]*)*/y;

/** Nodes that hold what they start with, and are no operand themselves. */
const HOLDERS =
  /^(module|block|expression_statement|assignment|augmented_assignment|expression_list|pattern_list)$/;

/** Puts the stars and commas that were left out back into the tree. */
export function restoreTokens(root: SyntaxNode, { stars, commas }: SimplerText): SyntaxNode {
  const starred = stars.reduce((node, { star, operand }) => restoreStar(node, root, star, operand), root);
  return commas.length === 0 ? starred : restoreCommas(starred, new Set(commas));
}

/** `a;` to `a,`, where the text has the comma. */
function restoreCommas(node: SyntaxNode, commas: ReadonlySet<number>): SyntaxNode {
  const children: SyntaxNode[] = [];
  for (const child of node.children) {
    const at = children.findLastIndex(({ type }) => type !== 'line_continuation');
    const last = children[at];
    if (child.type === ';' && commas.has(child.start) && last !== undefined) {
      const comma: SyntaxNode = { ...child, type: ',' };
      children.splice(at, children.length, {
        ...last,
        end: child.end,
        children: [...last.children, ...children.slice(at + 1), comma],
      });
    } else children.push(child.children.length > 0 ? restoreCommas(child, commas) : child);
  }
  return { ...node, children };
}

function restoreStar(node: SyntaxNode, parent: SyntaxNode, star: number, operand: number): SyntaxNode {
  if (node.start > operand || node.end <= operand || (node.type === 'string' && node.start < operand))
    return node;
  if (node.start === operand && !HOLDERS.test(node.type)) {
    const type = parent.type.includes('pattern') ? 'list_splat_pattern' : 'list_splat';
    const token: SyntaxNode = {
      type: '*',
      start: star,
      end: star + 1,
      named: false,
      field: null,
      children: [],
    };
    return { ...node, type, start: star, named: true, children: [token, { ...node, field: null }] };
  }
  return {
    ...node,
    start: node.start === operand ? star : node.start,
    children: node.children.map((child) => restoreStar(child, node, star, operand)),
  };
}
