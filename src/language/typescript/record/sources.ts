import ts from 'typescript';
import { parseTypescript } from '../parser/index.ts';

/** What of a notebook's source may be repeated in a test. */
export interface Repeatable {
  /** Short literals of strings, as the program has them. */
  readonly strings: readonly string[];
  /** Names of variables, properties and parameters. */
  readonly names: readonly string[];
  /** Regular expressions, without slashes and flags. */
  readonly patterns: readonly string[];
  /** Words of the strings, and of what template strings say between their values; in lower case. */
  readonly words: readonly string[];
}

/** Characters of a string that may be repeated. */
const LONGEST = 60;

/**
 * Reads what the code cells of a notebook say.
 * @param hidden texts that must not be repeated wherever they stand: a string that is, holds, or is a part of one is left out.
 */
export function repeatableOf(sources: readonly string[], hidden: readonly string[]): Repeatable {
  const strings = new Set<string>();
  const pieces = new Set<string>();
  const names = new Set<string>();
  const patterns = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && !isPath(node)) strings.add(node.text);
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) pieces.add(node.text);
    else if (ts.isJsxText(node)) pieces.add(node.text);
    else if (ts.isRegularExpressionLiteral(node)) patterns.add(node.text.replace(/^\/|\/[a-z]*$/g, ''));
    else if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(parseTypescript(source, 'typescript').file);
  const told = (texts: ReadonlySet<string>): readonly string[] =>
    [...texts].filter((text) => text.length <= LONGEST && !isHidden(text, hidden));
  const said = [...told(strings), ...told(pieces)];
  return {
    strings: told(strings),
    names: told(names),
    patterns: told(patterns),
    words: [...new Set(said.flatMap(wordsOf))],
  };
}

/** Whether a text is, holds, or is a longer part of something that must not be repeated. */
export function isHidden(text: string, hidden: readonly string[]): boolean {
  return hidden.some((each) => text.includes(each) || (text.length > 3 && each.includes(text)));
}

/** Where a module is imported from is nothing that values are made of. */
function isPath(node: ts.Node): boolean {
  return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
