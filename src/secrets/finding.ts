import type { CellSpan } from '../notebook/notebook.ts';

/** Text that looks like a secret. Never holds the secret itself, so that it can be shown. */
export interface SecretFinding extends CellSpan {
  /** One of `SECRET_RULES`: `github`, `secret-name`, `url-password`, `written-out`. */
  readonly rule: string;
  /** The name that the secret is given: a variable, keyword argument or key; null where there is none. */
  readonly name: string | null;
  /** Its shape: the public prefix of its format at most, `ghp_…`; else `…`. */
  readonly redacted: string;
}

/** The source of one cell. */
export interface CellText {
  readonly cell: number;
  readonly source: string;
}

/** A finding before it is known which cell it is in. */
export type TextFinding = Omit<SecretFinding, 'cell'>;
