/**
 * Escapes for the places of a file where a value can land. Names, headings and folder names come from
 * notebooks and may hold anything: quotes, line breaks, `{{`, `$(…)`, TOML or YAML syntax.
 */

/** A text without line breaks, control characters and halves of surrogate pairs: no comment or table ends early. */
export function oneLine(text: string): string {
  return wellFormed(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
}

/** A TOML basic string. JSON's escapes are TOML's, but that TOML also wants U+007F escaped. */
export function tomlString(text: string): string {
  return JSON.stringify(wellFormed(text)).replaceAll('\u007f', '\\u007f');
}

/** A JSON string. */
export function jsonString(text: string): string {
  return JSON.stringify(wellFormed(text));
}

/** A double-quoted YAML string; also one in JSON. YAML takes no C1 control characters as they are. */
export function yamlString(text: string): string {
  return JSON.stringify(wellFormed(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text in Markdown that shows every character as it is, also in a table, but for words in backquotes, which are code; always one line. */
export function markdownText(text: string): string {
  const parts = oneLine(text).split(/(?<!`)(`{1,2})(?!`)([^`|\\]+)\1(?!`)/);
  // Of each code span three: what stands before it, its quotes, and what it holds.
  return parts
    .map((part, at) => (at % 3 === 0 ? plainText(part, at) : at % 3 === 1 ? '' : `\`${part.trim()}\``))
    .join('');
}

function plainText(text: string, at: number): string {
  const escaped = text.replace(/[\\`*_[\]<>|&~$#!]/g, '\\$&');
  if (at > 0) return escaped;
  return escaped
    .replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Code in Markdown; what a code span cannot hold in a table is shown as text. */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  return line === '' || /[`|\\]/.test(line) ? markdownText(line) : `\`${line}\``;
}

/** One word for a POSIX shell. */
export function shellWord(text: string): string {
  const line = oneLine(text);
  return /^[\w@%+=:,./-]+$/.test(line) ? line : `'${line.replaceAll("'", `'\\''`)}'`;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
