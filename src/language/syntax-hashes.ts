import { createHash } from 'node:crypto';

/** What is told of a definition's syntax. */
export interface SyntaxHashes {
  /** Comments, layout, redundant parentheses, trailing commas and quotes don't count, names and the values of strings do. */
  readonly syntax: string;
  /** Nor do its own name and its hidden locals. */
  readonly code: string;
  /** Of each statement, and of the heads of compound ones: no local name counts. */
  readonly statements: readonly number[];
}

/** A name that a definition holds; the id tells it from others of the definition. */
export interface LocalName {
  readonly id: number;
  /** Nothing shows it: with another name the definition would be the same. */
  readonly hidden: boolean;
}

/** What an identifier stands for, where that is no name of the notebook's: a local, or the definition itself. */
export type LocalNames<Identifier> = (identifier: Identifier) => LocalName | 'itself' | null;

/** What a writer of canonical text asks and tells as it writes. */
export interface CanonicalWriting<Identifier, Node> {
  /** What is written for an identifier. */
  readonly name: (identifier: Identifier, text: string) => string;
  /** Told of each node that has been written, inner ones first. */
  readonly written: (node: Node, canonical: string) => void;
}

// Marks around names in a canonical text. They are for private use: a source that holds one gets none.
const [OPEN, CLOSE] = ['\ue0f0', '\ue0f1'];
const MARKED = /\ue0f0([hls])(\d*) ([^\ue0f1]*)\ue0f1/g;

/** Hashes the syntax of a definition from the text that `write` makes of it; `source` is the text that it was parsed from. */
export function syntaxHashes<Identifier, Node>(
  source: string,
  {
    names,
    isStatement,
    write,
  }: {
    readonly names: LocalNames<Identifier>;
    readonly isStatement: (node: Node) => boolean;
    readonly write: (writing: CanonicalWriting<Identifier, Node>) => string;
  },
): SyntaxHashes {
  const isMarkable = !source.includes(OPEN) && !source.includes(CLOSE);
  const statements: number[] = [];
  const text = write({
    name: (identifier, name) => {
      const local = isMarkable ? names(identifier) : null;
      if (local === null) return name;
      if (local === 'itself') return `${OPEN}s ${name}${CLOSE}`;
      return `${OPEN}${local.hidden ? 'h' : 'l'}${local.id} ${name}${CLOSE}`;
    },
    written: (part, canonical) => {
      if (!isStatement(part)) return;
      statements.push(
        shortHash(
          canonical.replace(MARKED, (_, kind: string, __: string, name: string) =>
            kind === 's' ? name : '_',
          ),
        ),
      );
    },
  });
  const order = new Map<string, number>();
  const code = text.replace(MARKED, (_, kind: string, id: string, name: string) => {
    if (kind === 's') return `${OPEN}itself`;
    if (kind === 'l') return name;
    const known = order.get(id) ?? order.size;
    order.set(id, known);
    return `${OPEN}${known}`;
  });
  return { syntax: hash(text.replace(MARKED, '$3')), code: hash(code), statements };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** FNV-1a over UTF-16 units, 32 bits: for what is only counted, not relied on. */
function shortHash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
