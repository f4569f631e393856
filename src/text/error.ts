/** Which exit code of the contract an error leads to: 1 nothing to do, 2 usage or unreadable input, 3 refused. */
export type ErrorClass = 'nothing' | 'usage' | 'refused';

/** Where an error was found; lines are 1-based, cells are indices in the notebook. */
export interface ErrorPlace {
  readonly file?: string;
  readonly cell?: number;
  readonly line?: number;
}

/**
 * Stops the run. Oddities of a notebook are data and never thrown; this is for what makes going on
 * impossible. `message` says what happened, `place` where, `hint` what to do.
 */
export class SolidifyError extends Error {
  readonly code: string;
  readonly kind: ErrorClass;
  readonly place: ErrorPlace;
  readonly hint: string;

  constructor(
    kind: ErrorClass,
    code: string,
    message: string,
    details: { place?: ErrorPlace; hint: string; cause?: unknown },
  ) {
    super(message, { cause: details.cause });
    this.name = 'SolidifyError';
    this.kind = kind;
    this.code = code;
    this.place = details.place ?? {};
    this.hint = details.hint;
  }
}
