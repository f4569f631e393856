import { createHash } from 'node:crypto';
import type { Language } from '../../language/language.ts';
import type { Imprint } from '../../language/imprint.ts';
import { readCode } from '../../notebook/index.ts';
import type { NotebookCode } from '../../notebook/notebook.ts';
import { SolidifyError } from '../../text/error.ts';

/** What is kept of one version of a notebook. */
export interface Imprinted {
  /** Equal for versions with the same code. */
  readonly code: string;
  readonly definitions: readonly Imprint[];
  /** Some cell is no Python. */
  readonly partial: boolean;
}

/** Reads versions of notebooks; a cell that was met before isn't parsed again. */
export interface ImprintReader {
  /** Null where the text is no notebook of the language. */
  ofText(path: string, text: string): Imprinted | null;
  ofCode(code: NotebookCode): Imprinted;
}

/** Characters of cells that are remembered, about; then all are forgotten. */
const MOST_REMEMBERED = 30_000_000;

/** A reader with nothing remembered. */
export function imprintReader({ id, frontEnd }: Language): ImprintReader {
  const cells = new Map<string, readonly Imprint[] | null>();
  let remembered = 0;
  const cellImprints = (source: string): readonly Imprint[] | null => {
    const known = cells.get(source);
    if (known !== undefined) return known;
    const found = frontEnd.imprints(source);
    if (remembered > MOST_REMEMBERED) {
      cells.clear();
      remembered = 0;
    }
    remembered += source.length;
    cells.set(source, found);
    return found;
  };
  const ofCode = ({ sources }: NotebookCode): Imprinted => {
    const hash = createHash('sha256');
    const definitions: Imprint[] = [];
    let partial = false;
    for (const source of sources) {
      hash.update(`${source.length}\n${source}`);
      const found = cellImprints(source);
      if (found === null) partial = true;
      else for (const imprint of found) definitions.push(imprint);
    }
    return { code: hash.digest('hex').slice(0, 24), definitions, partial };
  };
  return {
    ofCode,
    ofText: (path, text) => {
      const code = codeIn(path, text);
      return code?.language === id ? ofCode(code) : null;
    },
  };
}

function codeIn(path: string, text: string): NotebookCode | null {
  try {
    return readCode(path, text);
  } catch (error) {
    if (error instanceof SolidifyError) return null;
    throw error;
  }
}
