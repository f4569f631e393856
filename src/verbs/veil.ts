/** Makes two texts that programs printed fit to be told: what of them may be data is taken out. */
export type Veil = (before: string, after: string) => readonly [before: string, after: string];

/** Numbers of a pair of texts that are told at most, as in a recorded test. */
const MOST_NUMBERS = 20;
/** Numbers of more digits are ids, accounts and cards. */
const MOST_DIGITS = 9;
const WORD = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_]*`;
const NUMBER = String.raw`\d+(?:[.,_]\d+)*(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(`(?<word>${WORD})|${NUMBER}`, 'gu');

/**
 * A veil that tells the words that stand in some sources, and those of the language and its libraries that are nobody's data. Every
 * other word is a number in angle quotes, the same one wherever it stands, so that it can be seen what differs. Numbers are
 * told where a line differs, those first that only one of the texts holds; others are `#`.
 */
export function veilFor(sources: readonly string[], everybodysWords: readonly string[]): Veil {
  const known = new Set([...everybodysWords, ...sources.flatMap((source) => source.match(TOKEN) ?? [])]);
  const hidden = new Map<string, number>();
  const veiled = (word: string): string => {
    const number = hidden.get(word) ?? hidden.size + 1;
    hidden.set(word, number);
    return `‹${number}›`;
  };
  return (before, after) => {
    const texts = [before.split('\n'), after.split('\n')] as const;
    const numbers = toldNumbers(...texts);
    const lineOf =
      (other: ReadonlySet<string>) =>
      (line: string): string =>
        line.replace(TOKEN, (token, word: string | undefined) => {
          if (known.has(token)) return token;
          if (word !== undefined) return veiled(word);
          return !other.has(line) && numbers.has(token) ? token : '#';
        });
    const [left, right] = texts;
    return [left.map(lineOf(new Set(right))).join('\n'), right.map(lineOf(new Set(left))).join('\n')];
  };
}

function toldNumbers(left: readonly string[], right: readonly string[]): ReadonlySet<string> {
  const [one, other] = [differingNumbers(left, right), differingNumbers(right, left)];
  const telling = [
    ...[...one].filter((each) => !other.has(each)),
    ...[...other].filter((each) => !one.has(each)),
  ];
  const short = [...new Set([...telling, ...one, ...other])].filter(
    (number) => number.replace(/[.eE].*|\D/g, '').length <= MOST_DIGITS,
  );
  return new Set(short.slice(0, MOST_NUMBERS));
}

/** The numbers of the lines that the other text lacks. */
function differingNumbers(lines: readonly string[], others: readonly string[]): Set<string> {
  const shared = new Set(others);
  return new Set(
    lines.flatMap((line) =>
      shared.has(line)
        ? []
        : [...line.matchAll(TOKEN)].flatMap(({ 0: token, 1: word }) => (word === undefined ? [token] : [])),
    ),
  );
}
