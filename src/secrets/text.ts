import { findInProse, findSecrets } from './find.ts';
import type { CellText, TextFinding } from './finding.ts';
import { findPersonal, findPersonalData, type PersonalRule } from './personal-data.ts';
import { hiddenTexts } from './redactor.ts';

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

/** A text with its secrets cut out. */
export async function withoutSecrets(text: string): Promise<string> {
  const found = await findInProse(text, []);
  return found.toReversed().reduce((left, { start, end, redacted }) => {
    return `${left.slice(0, start)}${redacted}${left.slice(end)}`;
  }, text);
}

/** What must not be repeated from code: its secrets as their values may turn up, and its personal data. */
export async function textsToHide(
  texts: readonly CellText[],
  allowed: readonly string[] = [],
): Promise<readonly string[]> {
  const [secrets, personal] = await Promise.all([findSecrets(texts, allowed), findPersonalData(texts)]);
  const sources = new Map(texts.map(({ cell, source }) => [cell, source]));
  return [
    ...hiddenTexts(texts, secrets),
    ...personal.map(({ cell, start, end }) => (sources.get(cell) ?? '').slice(start, end)),
  ];
}
