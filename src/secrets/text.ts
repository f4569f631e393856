import { findInProse } from './find.ts';
import type { TextFinding } from './finding.ts';
import { findPersonal, type PersonalRule } from './personal-data.ts';

/** What of a text must not be passed on, by rule. */
export interface Leaks {
  readonly secrets: readonly TextFinding[];
  readonly personal: readonly PersonalRule[];
}

/** Pictures and the like that stand in a text as base64. */
const EMBEDDED = /[A-Za-z0-9+/]{1500,50000}={0,2}/g;
/** Colours of a terminal. */
// eslint-disable-next-line no-control-regex -- exactly this is meant
const ANSI = /\u001b\[[\d;]*[A-Za-z]/g;

/** Secrets and personal data in what a program printed, or a person wrote: any text that isn't code. */
export async function findLeaks(text: string, allowed: readonly string[] = []): Promise<Leaks> {
  const plain = text.replace(EMBEDDED, ' ').replace(ANSI, '');
  return {
    secrets: await findInProse(plain, allowed),
    personal: [...new Set((await findPersonal(plain)).map(({ rule }) => rule))],
  };
}

/** Whether a name, a heading or a value may be passed on. */
export async function holdsSecret(text: string, allowed: readonly string[] = []): Promise<boolean> {
  return (await findInProse(text, allowed)).length > 0;
}
