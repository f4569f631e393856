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

/** What is no name with a value: `Bearer …` of a header, `machine … password …` of a .netrc, `curl -u me:…`. */
const SPOKEN = [
  /\bBearer[ \t]+(?<value>[\w.~+/-]{16,}=*)/g,
  /\bBasic[ \t]+(?<value>[A-Za-z0-9+/]{16,}={0,2})/g,
  /\b(?:machine[ \t]+\S+|default)\s+login\s+\S+\s+password\s+(?<value>\S{4,})/g,
  /\b(?:-u|--user)[ \t]+["']?[\w.@-]+:(?<value>[^\s"'$<{]{4,})/g,
];

/** Secrets written out in the contents of a string or comment. */
export function findWrittenOut(text: string): readonly WrittenOut[] {
  return [
    ...(text.includes('://') ? urlPasswords(text) : []),
    ...(/[:=]/.test(text) ? namedValues(text) : []),
    ...(/Bearer|Basic|login|-u/.test(text) ? spokenValues(text) : []),
  ];
}

function spokenValues(text: string): readonly WrittenOut[] {
  return SPOKEN.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): readonly WrittenOut[] => {
      const value = match.groups?.value ?? '';
      if (isPlaceholder(value) || !/\d/.test(value)) return [];
      const start = match.index + match[0].lastIndexOf(value);
      return [{ start, end: start + value.length, name: null, rule: 'written-out' }];
    }),
  );
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
