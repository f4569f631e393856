/** Words of a heading or an identifier, in lower case: `Feature engineering (v2)` → feature, engineering, v2; `parseHTTPDate` → parse, http, date. */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** Words that say nothing of what a module holds. */
const EMPTY_WORDS = new Set(
  (
    'a an the and or of for to in on at by with from into as is are be it its this that these those our my your we i you let lets us some all any ' +
    'function functions util utils utility utilities helper helpers misc miscellaneous common general various other others stuff code cell cells ' +
    'notebook notebooks part section chapter step steps exercise exercises solution solutions example examples appendix note notes ' +
    'define defining definition definitions definition setup set up import imports importing library libraries ' +
    'introduction intro overview conclusion summary main first second third next final new old test tests testing todo ' +
    'additional various useful handy basic simple more extra further own daily ' +
    'using use how what why when where which not now here more about doing do does did done has have had was were been can could should will would must may might than then so if not only just ' +
    'make making some get getting day year version'
  ).split(' '),
);

/** Verbs that function names start with; what follows says what the function is about. */
const VERBS = new Set(
  (
    'get set compute calculate calc make build create load read write save plot draw show display print find is has to from ' +
    'add remove drop update run do apply parse convert check fit train predict evaluate clean prepare generate gen estimate count ' +
    'extract filter select merge join split format describe summarize report fetch download init initialize test'
  ).split(' '),
);

/** The words of a text that carry meaning, numbers left out. */
export function tellingWords(text: string): readonly string[] {
  return wordsOf(text).filter(
    (word) => !EMPTY_WORDS.has(word) && !/^v?\d+[a-z]?$/.test(word) && word.length > 1,
  );
}

/** The words of a function's name without the verb it starts with, where something is left. */
export function subjectWords(name: string): readonly string[] {
  const words = tellingWords(name);
  const [first, ...rest] = words;
  return first !== undefined && VERBS.has(first) && rest.length > 0 ? rest : words;
}

/** English plural, for names of modules that hold several of a kind. */
export function plural(word: string): string {
  if (/(s|x|z|ch|sh)$/.test(word)) return word.endsWith('s') ? word : `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
