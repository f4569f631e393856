import { SolidifyError } from '../../text/error.ts';
import { isObject, type JsonObject } from '../json-object.ts';

/** The members of a list; of anything else none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Reads the parts of an edited plan; each error names the part. */
export interface PlanReader {
  object(value: unknown, at: string): JsonObject;
  list(value: unknown, at: string): readonly unknown[];
  text(value: unknown, at: string): string;
  /** An error about one part: what is wrong with it, and what to do. */
  readonly problem: (at: string, message: string, hint: string) => SolidifyError;
  /** The error about a part that was changed and has no effect of its own. */
  follows(at: string): SolidifyError;
}

/** Makes the reader of one plan file. Its functions throw SolidifyError (usage) `bad-plan`. */
export function planReader(file: string): PlanReader {
  const problem: PlanReader['problem'] = (at, message, hint) =>
    new SolidifyError('usage', 'bad-plan', `${at} ${message}`, {
      place: { file },
      hint: `Nothing was written. ${hint}`,
    });
  const expected = (at: string, what: string): SolidifyError =>
    problem(at, `is not ${what}`, 'Compare the file with what --plan writes.');
  return {
    problem,
    follows: (at) =>
      problem(
        at,
        'was changed, but it follows from the rest',
        'Change names, modules and the definitions that they list; put this back, or leave it out.',
      ),
    object(value, at) {
      if (!isObject(value)) throw expected(at, 'an object');
      return value;
    },
    list(value, at) {
      if (!Array.isArray(value)) throw expected(at, 'a list');
      return value as readonly unknown[];
    },
    text(value, at) {
      if (typeof value !== 'string' || value === '') throw expected(at, 'a text');
      return value;
    },
  };
}
