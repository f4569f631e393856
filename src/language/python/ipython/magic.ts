import type { Span } from '../../../text/span.ts';

/** A name at its place in the cell. */
export interface NameAt extends Span {
  readonly name: string;
}

/**
 * One piece of IPython syntax.
 * line-magic: `%name …`; cell-magic: `%%name …` on a cell's first line; shell: `!cmd`, `!!cmd`; help: `name?`, `?name`;
 * assign-magic: `x = %name …`; assign-shell: `x = !cmd`; call: `,f a b`, `;f a b`, `/f a b`;
 * automagic: `pip install x`, a magic without its `%`, alone in its cell.
 */
export type MagicKind =
  'line-magic' | 'cell-magic' | 'shell' | 'help' | 'assign-magic' | 'assign-shell' | 'call' | 'automagic';

/** IPython syntax found in a cell. Spans are UTF-16 in the cell's source. */
export interface Magic {
  readonly kind: MagicKind;
  /** `matplotlib` for `%matplotlib`; the callee of a call; empty for shell and help. */
  readonly name: string;
  /** All of it: from its first sign to the end of its last line; the whole rest of the cell for a cell magic. */
  readonly span: Span;
  /** What follows the name (shell: the command, help: the object), lines joined where `\` continues them. For a cell magic, the rest of its first line. */
  readonly rest: string;
  /** Where the Python that it runs still stands in the neutralised text; null when it runs none or none that can be seen. */
  readonly code: Span | null;
  /** The names that `code` binds are the notebook's, or those of a function made for timing. Null without `code`. */
  readonly scope: 'notebook' | 'function' | null;
  /** Names that it binds besides those its code binds: `%%capture out`. */
  readonly binds: readonly NameAt[];
  /**
   * Names that it may read besides those its code reads: `{expr}`, `$name`, the object of help. A name that nothing binds
   * is then no name at all but text.
   */
  readonly reads: readonly NameAt[];
}

/** A cell in which IPython syntax has been replaced by Python that does nothing, every position kept. */
export interface NeutralizedCell {
  /** As long as the source, with its line breaks where they were. A form feed among leading blanks sets the indentation back to none, as in Python. */
  readonly text: string;
  /** In order of their starts; what stands within another's code comes after it. */
  readonly magics: readonly Magic[];
  /** Indentation that all lines share and IPython removes; empty in nearly every cell. */
  readonly margin: string;
}
