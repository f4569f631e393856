import type { PrototypeNotebook } from '../analysis/prototype.ts';
import type { Statement } from '../program/program.ts';

/**
 * Every word in the notebook's code outside the given statements; with the words of `others`: notebooks that run it or
 * that it runs, or that import it, whose code uses its names.
 */
export function tokensLeft(
  owner: PrototypeNotebook,
  without: readonly Statement[],
  others: readonly PrototypeNotebook[] = [],
): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const cell of owner.notebook.cells) {
    if (cell.kind !== 'code') continue;
    let source = cell.source;
    for (const { block } of without.filter((statement) => statement.block.cell === cell.index)) {
      source = source.slice(0, block.start) + ' '.repeat(block.end - block.start) + source.slice(block.end);
    }
    addWords(tokens, source);
  }
  for (const { notebook } of others) {
    for (const { kind, source } of notebook.cells) if (kind === 'code') addWords(tokens, source);
  }
  return tokens;
}

function addWords(tokens: Set<string>, source: string): void {
  for (const [word] of source.normalize('NFKC').matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu)) tokens.add(word);
}

/** The notebooks and files that share a notebook's names: those that it runs, and those that run or import it, through any chain. */
export function sharing(
  owner: PrototypeNotebook,
  notebooks: readonly PrototypeNotebook[],
): readonly PrototypeNotebook[] {
  const runners = notebooks.filter(
    (each) =>
      each !== owner &&
      [...filesOf(each), ...modulesOf(each)].some(({ notebook }) => notebook.path === owner.notebook.path),
  );
  return [...filesOf(owner), ...runners.flatMap((each) => [each, ...filesOf(each)])];
}

function modulesOf({ moduleFiles }: PrototypeNotebook): readonly PrototypeNotebook[] {
  return [...moduleFiles.values()].flatMap(({ file }) => [file, ...modulesOf(file)]);
}

function filesOf({ runFiles }: PrototypeNotebook): readonly PrototypeNotebook[] {
  return [...runFiles.values()].flatMap((file) => [file, ...filesOf(file)]);
}
