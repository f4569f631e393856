import ts from 'typescript';
import { parseTypescript, type ParsedTypescript } from './parser.ts';

/**
 * The reading of a text as an object, `{ a, b: 1 }`, where it begins with a brace and ends with no semicolon, as Deno reads
 * such cells; null where it is none. Offsets are those of the text.
 */
export function parseObject(source: string): ParsedTypescript | null {
  if (!source.trimStart().startsWith('{') || source.trimEnd().endsWith(';')) return null;
  const parsed = parseTypescript(`(${source}\n)`, 'typescript');
  if (parsed.problems.length > 0) return null;
  const { file } = parsed;
  const [only, ...others] = file.statements;
  if (only === undefined || others.length > 0 || !ts.isExpressionStatement(only)) return null;
  shift(file, source.length);
  file.text = source;
  return parsed;
}

/** Moves everything back by the parenthesis in front. */
function shift(file: ts.SourceFile, length: number): void {
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    move(node, length);
    ts.forEachChild(
      node,
      (child) => {
        pending.push(child);
      },
      (children) => {
        move(children, length);
        pending.push(...children);
      },
    );
  }
}

function move(range: ts.TextRange, length: number): void {
  const within = (offset: number): number => Math.min(Math.max(offset - 1, 0), length);
  range.pos = within(range.pos);
  range.end = within(range.end);
}
