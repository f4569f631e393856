/** What may be written down of the values that a notebook's calls see. */

import { config } from './config.js';

/** Characters of a string, or of a number's digits, that may be written down. */
export const LONGEST = 60;

/** Letters that the part of a longer word has at least: of fewer any text could be put together. */
const SHORTEST_PART = 3;

/** Letters that stand beside a number at least. */
const SHORTEST_UNIT = 2;

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

/** Lets a text of our own be told, and its words. */
export function addText(text) {
  strings.add(text);
  for (const word of wordsOf(text)) known.add(word);
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

/** Whether a word stands in the notebook, or a part of one, also with a number before or behind it: `15ms`, `day3`. */
function stands(word) {
  if (known.has(word)) return true;
  const letters = /^[0-9]{0,6}([\p{L}\p{M}]+)[0-9]{0,6}$/u.exec(word)?.[1];
  // What digits surround may be any code: `43a11`.
  if (letters === undefined || (letters !== word && letters.length < SHORTEST_UNIT)) return false;
  const isPart = letters.length >= SHORTEST_PART && words.some((each) => each.includes(letters));
  const isHere = known.has(letters) || isPart;
  if (isHere) known.add(word);
  return isHere;
}
