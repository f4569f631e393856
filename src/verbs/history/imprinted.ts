import { createHash } from 'node:crypto';
import type { Language } from '../../program/language.ts';
import type { Imprint } from '../../program/imprint.ts';
import { readCode } from '../../notebook/index.ts';
import type { NotebookCode } from '../../notebook/notebook.ts';
import { SolidifyError } from '../../text/error.ts';
import { languageOf } from '../languages.ts';

/** What is kept of one version of a notebook. */
export interface Imprinted {
  /** See {@link codeDigest}. */
  readonly code: string;
  readonly definitions: readonly Imprint[];
  /** Some cell can’t be parsed. */
  readonly partial: boolean;
}

/** Equal for notebooks with the same code. */
export function codeDigest({ sources }: NotebookCode): string {
  return digest(sources.map(digest).join(' '));
}

/** Reads versions of notebooks; a cell that was met before isn't parsed again. */
export interface ImprintReader {
  /** Null where the text is no notebook of the language. */
  ofText(path: string, text: string): Imprinted | null;
  ofCode(code: NotebookCode): Imprinted;
}

/** Characters of cells that are remembered, about; then all are forgotten. */
const MOST_REMEMBERED = 30_000_000;

interface ImprintedCell {
  /** Of its source. */
  readonly digest: string;
  /** Null where it can’t be parsed. */
  readonly definitions: readonly Imprint[] | null;
}

/** A reader with nothing remembered. */
export function imprintReader({ id, frontEnd }: Language): ImprintReader {
  const cells = new Map<string, ImprintedCell>();
  let remembered = 0;
  const cellOf = (source: string): ImprintedCell => {
    const known = cells.get(source);
    if (known !== undefined) return known;
    const cell = { digest: digest(source), definitions: frontEnd.imprints(source) };
    if (remembered > MOST_REMEMBERED) {
      cells.clear();
      remembered = 0;
    }
    remembered += source.length;
    cells.set(source, cell);
    return cell;
  };
  const ofCode = ({ sources }: NotebookCode): Imprinted => {
    const all = sources.map(cellOf);
    return {
      code: digest(all.map((cell) => cell.digest).join(' ')),
      definitions: all.flatMap(({ definitions }) => definitions ?? []),
      partial: all.some(({ definitions }) => definitions === null),
    };
  };
  return {
    ofCode,
    ofText: (path, text) => {
      const code = codeIn(path, text);
      return code !== null && languageOf(code) === id ? ofCode(code) : null;
    },
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function codeIn(path: string, text: string): NotebookCode | null {
  try {
    return readCode(path, text);
  } catch (error) {
    if (error instanceof SolidifyError) return null;
    throw error;
  }
}
