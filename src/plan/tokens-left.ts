import type { PrototypeNotebook } from '../analysis/prototype.ts';
import type { Statement } from '../language/program.ts';

/** Every word in the notebook's code outside the given statements. */
export function tokensLeft(owner: PrototypeNotebook, without: readonly Statement[]): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const cell of owner.notebook.cells) {
    if (cell.kind !== 'code') continue;
    let source = cell.source;
    for (const { block } of without.filter((statement) => statement.block.cell === cell.index)) {
      source = source.slice(0, block.start) + ' '.repeat(block.end - block.start) + source.slice(block.end);
    }
    for (const [word] of source.normalize('NFKC').matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu)) tokens.add(word);
  }
  return tokens;
}
