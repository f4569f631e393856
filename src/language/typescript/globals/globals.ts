import { TYPES } from './type-names.ts';
import { VALUES } from './value-names.ts';

/** Names that browsers give a value to, for which code asks with `typeof` or by looking for them. */
const BROWSER_VALUES = 'document window';

const values = new Set(words(`${VALUES} ${BROWSER_VALUES}`));
const types = new Set(words(TYPES));

/** Whether the language or its runtimes provide a name, as a value or as a type. */
export function isGlobal(name: string): boolean {
  return values.has(name) || types.has(name);
}

/** Whether the runtimes give a name a value. */
export function isGlobalValue(name: string): boolean {
  return values.has(name);
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
