import { SolidifyError } from '../../text/error.ts';
import type { ReadingLanguage } from '../language.ts';

/** Loads what reads TypeScript and JavaScript. */
export function loadTypeScript(): Promise<ReadingLanguage> {
  const hint = 'Give notebooks of a Python kernel.';
  return Promise.reject(
    new SolidifyError('usage', 'unsupported-language', 'TypeScript notebooks can’t be analysed yet', {
      hint,
    }),
  );
}
