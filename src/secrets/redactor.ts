import type { CellText, SecretFinding } from './finding.ts';

/** Takes known secrets out of a text that is about to be shown or written. */
export interface Redactor {
  /** For code, and JSON strings: what could be an ordinary word goes only where it stands as in the source. */
  readonly code: (text: string) => string;
  /** For what a program printed, and for files shown line by line: goes wherever it stands. */
  readonly output: (text: string) => string;
}

/** Shorter pieces are left: they would be found everywhere, and give little away. */
const SHORTEST = 5;

/** A redactor for the secrets that were found in sources or other texts; with none, texts stay as they are. */
export function createRedactor(
  texts: readonly CellText[],
  findings: readonly Pick<SecretFinding, 'cell' | 'start' | 'end'>[],
): Redactor {
  const spans = spansOf(texts, findings);
  const inCode = spans.flatMap(piecesOf).flatMap(spellings).filter(isNoWord);
  const bare = hiddenTexts(texts, findings);
  const telling = new Set([...inCode, ...bare.filter(isNoWord).flatMap(spellings)]);
  const everywhere = new Set([...telling, ...bare.flatMap(spellings)]);
  return { code: replacer(telling), output: replacer(everywhere) };
}

/** The texts of findings as they may turn up elsewhere: without quotes, and each line and string of them. */
export function hiddenTexts(
  texts: readonly CellText[],
  findings: readonly Pick<SecretFinding, 'cell' | 'start' | 'end'>[],
): readonly string[] {
  const pieces = spansOf(texts, findings).flatMap((span) => piecesOf(span).map(unquoted));
  return [...new Set(pieces.filter(isLong))];
}

function spansOf(
  texts: readonly CellText[],
  findings: readonly Pick<SecretFinding, 'cell' | 'start' | 'end'>[],
): readonly string[] {
  const sources = new Map(texts.map(({ cell, source }) => [cell, source]));
  return findings.map(({ cell, start, end }) => (sources.get(cell) ?? '').slice(start, end));
}

/** Each line: in a file, a source of several lines is a list, and a diff goes line by line. And each string in it. */
function piecesOf(span: string): readonly string[] {
  const lines = span.split(/\r?\n/).map((line) => line.trim());
  const strings = [...span.matchAll(/"[^"\n]*"|'[^'\n]*'/g)].map(([text]) => text);
  return [span, ...lines, ...strings].filter(isLong);
}

function unquoted(text: string): string {
  return text.replace(/^[A-Za-z]{0,2}(?:"""|'''|["'])|(?:"""|'''|["'])$/g, '');
}

function isLong(text: string): boolean {
  return text.length >= SHORTEST;
}

/** Whether a text can't be an ordinary word or a name. */
function isNoWord(text: string): boolean {
  return /\d/.test(text) || /[^\w]/.test(text) || text.length > 20;
}

/** As in code, and as in the strings of JSON. */
function spellings(text: string): readonly string[] {
  return [text, JSON.stringify(text).slice(1, -1)];
}

function replacer(texts: ReadonlySet<string>): (text: string) => string {
  if (texts.size === 0) return (text) => text;
  const longestFirst = [...texts].sort((a, b) => b.length - a.length);
  const pattern = longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
  return (text) => text.replace(new RegExp(pattern, 'g'), '…');
}
