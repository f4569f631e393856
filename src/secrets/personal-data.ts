import type { Span } from '../text/span.ts';
import type { CellSpan } from '../notebook/notebook.ts';
import type { CellText } from './finding.ts';

/** What of a person a text holds. */
export type PersonalRule = 'email' | 'phone-number' | 'card-number';

/** Text that looks like personal data. Never holds it itself, so that it can be shown. */
export interface PersonalFinding extends CellSpan {
  readonly rule: PersonalRule;
}

/** Personal data in the sources of cells, sorted by place. */
export async function findPersonalData(texts: readonly CellText[]): Promise<readonly PersonalFinding[]> {
  const found = await Promise.all(
    texts.map(async ({ cell, source }) => (await findPersonal(source)).map((each) => ({ cell, ...each }))),
  );
  return found.flat();
}

/** Personal data in one text: addresses, card numbers, telephone numbers as people write them. */
export async function findPersonal(
  text: string,
): Promise<readonly (Span & { readonly rule: PersonalRule })[]> {
  const emails = emailAddresses(text).map((at) => ({ ...at, rule: 'email' as const }));
  const cards = cardNumbers(text).map((at) => ({ ...at, rule: 'card-number' as const }));
  const taken = [...emails, ...cards];
  const phones = (await phoneNumbers(text))
    .filter((at) => !taken.some((other) => other.start < at.end && at.start < other.end))
    .map((at) => ({ ...at, rule: 'phone-number' as const }));
  return [...taken, ...phones].sort((a, b) => a.start - b.start);
}

const EMAIL =
  /(?<![\w.+%:/-])[\w.+%-]{1,64}@(?<host>(?:[A-Za-z0-9-]{1,63}\.){1,8}(?<top>[A-Za-z]{2,24}))(?![\w@/-]|:[\w/~.])/g;
/** Names that are kept free for examples (RFC 2606 and 6761), and those of nobody's host. */
const NOBODYS_HOST =
  /(?:^|\.)(?:example\.(?:com|net|org|edu)|[\w-]+\.(?:example|test|invalid|localhost|local)|(?:domain|company|your-?\w*|my-?\w*|email|foo|bar|acme)\.(?:com|org|net))$/i;
const NOBODY = /^(?:git|svn|hg|no-?reply|do-?not-?reply|user|username|name|someone|somebody|me|you|x+)$/i;
/** `plot@2x.png` */
const FILE = /^(?:png|jpe?g|gif|svg|webp|py|ipynb|csv|json|txt|md|ya?ml|html?|css|js|ts)$/i;

function emailAddresses(text: string): readonly Span[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(EMAIL)].flatMap((match) => {
    const { host = '', top = '' } = match.groups ?? {};
    const [name = ''] = match[0].split('@');
    if (NOBODYS_HOST.test(host) || NOBODY.test(name) || FILE.test(top)) return [];
    return [{ start: match.index, end: match.index + match[0].length }];
  });
}

/** Digits in one piece, in fours, or as American Express has them. */
const CARD = /(?<![\w.,/+-])(?:\d{13,19}|\d{4}(?:[ -]\d{4}){3}|\d{4}[ -]\d{6}[ -]\d{5})(?![\w/-]|[.,]\d)/g;
/** Issuers' first digits and lengths (ISO/IEC 7812): Visa, Mastercard, American Express, Discover, Diners, JCB, Maestro. */
const ISSUED =
  /^(?:4\d{12}(?:\d{3}){0,2}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|(?:6011|64[4-9]\d|65\d\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|(?:5018|5020|5038|6304|6759|676[1-3])\d{8,15})$/;

function cardNumbers(text: string): readonly Span[] {
  if (!/\d{4}/.test(text)) return [];
  return [...text.matchAll(CARD)].flatMap((match) => {
    const digits = match[0].replaceAll(/\D/g, '');
    if (!ISSUED.test(digits) || !hasCheckDigit(digits) || /^(\d)\1+$/.test(digits)) return [];
    return [{ start: match.index, end: match.index + match[0].length }];
  });
}

/** The algorithm of Luhn (ISO/IEC 7812-1, annex B). */
function hasCheckDigit(digits: string): boolean {
  const sum = digits
    .split('')
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/**
 * Numbers that people would dial: international ones, those with the punctuation of North America, and whatever stands after a word
 * that says so. Numbers alone are none: they are ids, dates and measurements.
 */
const PHONE =
  /(?<![\w.,+(/-])(?<number>\+\d[\d ()./-]{6,22}\d|(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4})(?![\w/-]|[.,]\d)|(?:\b|_)(?:tel|phone|fon|telephone|telefon|telefono|mobile|mobil|handy|cell|fax)(?:_?(?:no|nr|number|nummer))?\b["']?[.:=\s]{1,4}["']?(?<said>[+(]?\d[\d ()/.-]{5,20}\d)(?![\w.])/gi;

async function phoneNumbers(text: string): Promise<readonly Span[]> {
  const candidates = [...text.matchAll(PHONE)];
  if (candidates.length === 0) return [];
  // Its tables of all countries' numbers take some time to load.
  const { parsePhoneNumberFromString } = await import('libphonenumber-js');
  return candidates.flatMap((match) => {
    const { number, said } = match.groups ?? {};
    const written = number ?? said ?? '';
    const isOne =
      said === undefined ? parsePhoneNumberFromString(written, 'US')?.isPossible() : !isDate(said);
    if (isOne !== true) return [];
    const start = match.index + match[0].lastIndexOf(written);
    return [{ start, end: start + written.length }];
  });
}

/** `2024-01-15`, `15.01.2024` */
function isDate(text: string): boolean {
  return /^(?:(?:19|20)\d\d[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.](?:19|20)\d\d)$/.test(text);
}
