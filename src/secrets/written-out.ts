import { nameStrength } from './secret-name.ts';
import { isPlaceholder } from './placeholder.ts';

/** A secret inside a text: its place in the text, the name beside it, and the rule. */
export interface WrittenOut {
  readonly start: number;
  readonly end: number;
  readonly name: string | null;
  readonly rule: 'url-password' | 'written-out';
}

const URL_PASSWORD = /\b[a-z][a-z0-9+.-]{1,40}:\/\/[^\s:/@'"]{0,200}:(?<password>[^\s/@'"]{1,200})@[\w[]/gi;
/** `Pwd=…;` of connection strings, `api_key=…` of addresses, `password: …` in a comment. */
const NAMED =
  /(?<![\w-])(?<name>[A-Za-z][\w-]{1,60})(?<sign>[ \t]*[:=][ \t]*)(?<value>[^\s"'&;,()[\]{}]{4,300})(?<after>;?)/g;

/** Secrets written out in the contents of a string or comment. */
export function findWrittenOut(text: string): readonly WrittenOut[] {
  if (!/[:=]/.test(text)) return [];
  return [...(text.includes('://') ? urlPasswords(text) : []), ...namedValues(text)];
}

function urlPasswords(text: string): readonly WrittenOut[] {
  return [...text.matchAll(URL_PASSWORD)].flatMap((match): readonly WrittenOut[] => {
    const password = match.groups?.password ?? '';
    if (isPlaceholder(password)) return [];
    const start = match.index + match[0].lastIndexOf(`:${password}@`) + 1;
    return [{ start, end: start + password.length, name: null, rule: 'url-password' }];
  });
}

function namedValues(text: string): readonly WrittenOut[] {
  return [...text.matchAll(NAMED)].flatMap((match): readonly WrittenOut[] => {
    const { name = '', sign = '', value = '', after = '' } = match.groups ?? {};
    const strength = nameStrength(name);
    if (strength === null || strength === 'faint' || isPlaceholder(value)) return [];
    if (strength === 'weak' && /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(value)) return [];
    // Prose and types (`password: str`) have no digits; a connection string ends its values with `;`.
    const isMixed =
      /\d/.test(value) && /[A-Za-z]/.test(value) && value.length >= (strength === 'strong' ? 6 : 16);
    if (!isMixed && !(after === ';' && strength === 'strong')) return [];
    const start = match.index + name.length + sign.length;
    return [{ start, end: start + value.length, name, rule: 'written-out' }];
  });
}
