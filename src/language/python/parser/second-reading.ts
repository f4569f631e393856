import type { SyntaxNode } from './node.ts';

/** A text that the grammar reads better, as long as the text itself. */
export interface SimplerText {
  readonly text: string;
  /** Where a star was left out, and where its operand starts. */
  readonly stars: readonly { readonly star: number; readonly operand: number }[];
}

const TOKEN =
  /"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|#[^\n]*|\\\r?\n|\r?\n|\*+|[^\S\n]+|[\p{L}\p{N}_]+|[^]/gu;
/** What comes before a star that is no operator. */
const BEFORE_STAR = /^([,=([{:;\n]|\r\n|return|yield|in|for|match|)$/;
/** What the grammar takes no star of outside of brackets, nor in targets; never a parameter's name. */
const STARRED = /^([^\s\p{L}\p{N}_,):*=]|\p{N}|(None|True|False|await|lambda)\b|[a-z]{1,2}["'])/iu;

/**
 * For a text that the grammar refuses: the same without what it is known to stumble over. Line breaks and comments
 * in brackets, which it takes for the end of a block where the next line stands further left, become blanks; so do the
 * stars of literals and brackets (`x = a, *[b]`).
 */
export function simplerText(text: string): SimplerText {
  const stars: number[] = [];
  const pieces: string[] = [];
  let depth = 0;
  let before = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (depth > 0 && /^(#|\\?\r?\n)/.test(token)) pieces.push(' '.repeat(token.length));
    else if (
      token === '*' &&
      BEFORE_STAR.test(before) &&
      STARRED.test(text.slice(afterBlanks(text, index + 1)))
    ) {
      stars.push(index);
      pieces.push(' ');
    } else pieces.push(token);
    if ('([{'.includes(token)) depth += 1;
    else if (')]}'.includes(token)) depth = Math.max(0, depth - 1);
    if (!/^([^\S\n]+|#.*|\\\r?\n)$/.test(token) && !(depth > 0 && /^\r?\n$/.test(token))) before = token;
  }
  const simpler = pieces.join('');
  return { text: simpler, stars: stars.map((star) => ({ star, operand: afterBlanks(simpler, star + 1) })) };
}

function afterBlanks(text: string, at: number): number {
  let after = at;
  while (/[\s\\]/.test(text.charAt(after))) after += 1;
  return after;
}

/** Nodes that hold what they start with, and are no operand themselves. */
const HOLDERS =
  /^(module|block|expression_statement|assignment|augmented_assignment|expression_list|pattern_list)$/;

/** Puts the stars that were left out back into the tree. */
export function restoreStars(root: SyntaxNode, { stars }: SimplerText): SyntaxNode {
  return stars.reduce((node, { star, operand }) => restoreStar(node, root, star, operand), root);
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
