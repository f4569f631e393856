/** What may be written down of the values that a notebook's calls see. */

import { config } from './config.js';

/** Characters of a string, or of a number's digits, that may be written down. */
export const LONGEST = 60;

const strings = new Set(config.strings);
const names = new Set(config.names);
const patterns = new Set(config.patterns);
const words = [...new Set(config.words)];
const known = new Set(words);

/** Leaves that one call holds at most. */
export const MOST = config.most;

/**
 * Whether a text may be repeated: one that stands in the notebook's source, or a short one of words that do, and of numbers. Of
 * longer words a part may be told too: `hel` of `hello`.
 */
export function allowsText(text) {
  if (text === '' || strings.has(text)) return true;
  return text.length <= LONGEST && wordsOf(text).every((word) => isNumber(word) || stands(word));
}

/** Whether the name of a property may be told. */
export function allowsName(name) {
  return names.has(name) || allowsText(name);
}

/** Whether a regular expression may be repeated. */
export function allowsPattern(source) {
  return patterns.has(source) || allowsText(source);
}

function wordsOf(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function isNumber(word) {
  return /^[0-9]{1,6}$/.test(word);
}

function stands(word) {
  if (known.has(word)) return true;
  const isHere = words.some((each) => each.includes(word));
  if (isHere) known.add(word);
  return isHere;
}
