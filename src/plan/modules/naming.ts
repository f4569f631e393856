import { isCode, type Unit } from '../unit.ts';
import type { Group } from './grouping.ts';
import { plural, subjectWords, tellingWords, wordsOf } from './words.ts';

/** What a module's name must keep clear of. */
export interface NamingRules {
  /** An identifier that is no keyword and no module of the standard library. */
  isModuleName(name: string): boolean;
  /** The words of a name, put together. */
  readonly nameOf: (words: readonly string[]) => string;
  /** Names in use: other modules, the package itself, packages that the code imports. */
  readonly taken: ReadonlySet<string>;
  /** Names of the definitions that move: a module is named so only when nothing better is left. */
  readonly definitions: ReadonlySet<string>;
  /** Words of the package's own name, the last first: names of last resort. */
  readonly fallbacks: readonly string[];
}

/** Names that say nothing, or would be taken for something else. */
const BANNED =
  'functions tools tool lib utils util helpers helper misc common test tests main init index setup notebook'.split(
    ' ',
  );

/** A name for a module that tells what it holds. */
export function nameModule(group: Group, rules: NamingRules): string {
  const { nameOf } = rules;
  const [last = '', ...others] = rules.fallbacks;
  const ideas = [...ideasFor(group), [last], ['core'], ...others.map((word) => [word])].filter(
    (idea) => !['', ...BANNED].includes(nameOf(idea)),
  );
  const free = (name: string): boolean => rules.isModuleName(name) && !rules.taken.has(name);
  const best =
    ideas.map(nameOf).find((idea) => free(idea) && !rules.definitions.has(idea)) ??
    ideas
      .map((idea) => nameOf([...idea, 'tools']))
      .find((idea) => free(idea) && !rules.definitions.has(idea)) ??
    ideas.map(nameOf).find(free);
  if (best !== undefined) return best;
  const [idea = ['core']] = ideas;
  for (let number = 2; ; number += 1) {
    const name = nameOf([...idea, String(number)]);
    if (free(name)) return name;
  }
}

/** A sentence that says what a module holds, for its docstring. */
export function summarizeModule(name: string, group: Group): string {
  if (group.theme.kind === 'plotting') return 'Plots.';
  const words = wordsOf(name).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Words of names, the best first. */
function ideasFor({ theme, units }: Group): readonly (readonly string[])[] {
  const code = units.filter(isCode);
  if (theme.kind === 'plotting') return [['plotting'], ['plots'], ['figures']];
  const headings = theme.kind === 'section' ? [...theme.headings] : [];
  const title = headings.shift();
  const deepestFirst = headings.reverse().map((heading) => nameFromHeading(heading, code));
  return [
    ...deepestFirst,
    ...commonSubject(code),
    ...(title === undefined ? [] : [nameFromHeading(title, code)]),
    ...(code.length > LARGEST_NAMED_AFTER_ONE ? [] : nameFromLargest(code)),
  ];
}

/** Above this many definitions one of them can't stand for all. */
const LARGEST_NAMED_AFTER_ONE = 6;

const GERUNDS: Readonly<Record<string, string>> = {
  load: 'loading',
  clean: 'cleaning',
  train: 'training',
  evaluate: 'evaluation',
  parse: 'parsing',
  preprocess: 'preprocessing',
  prepare: 'preparation',
  read: 'reading',
  explore: 'exploration',
  visualize: 'plotting',
  plot: 'plotting',
  transform: 'transformation',
};

/** At most two words of a heading, those first that the definitions' names share. */
function nameFromHeading(heading: string, units: readonly Unit[]): readonly string[] {
  const words = tellingWords(heading.replace(/[’']s\b/g, ''));
  const [verb = '', subject, ...more] = words;
  const gerund = GERUNDS[verb];
  if (gerund !== undefined && more.length === 0) {
    return subject === undefined || /^data(set)?$/.test(subject) ? [gerund] : [subject, gerund];
  }
  if (words.length <= 2) return words;
  const used = new Set(units.flatMap((unit) => unit.names.flatMap((name) => wordsOf(name))));
  const shared = words.filter((word) => used.has(word) || used.has(word.replace(/s$/, '')));
  const chosen = new Set([...shared, ...words].slice(0, 2));
  return words.filter((word, index) => chosen.has(word) && words.indexOf(word) === index);
}

/** The word that at least two, and two in five, of the definitions are about. */
function commonSubject(units: readonly Unit[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const unit of units) {
    for (const word of new Set(unit.names.flatMap(subjectWords)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const least = Math.max(2, Math.ceil(units.length * 0.4));
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort(([, a], [, b]) => b - a)
    .map(([word]) => [plural(word)]);
}

function nameFromLargest(units: readonly Unit[]): readonly (readonly string[])[] {
  const bySize = [...units].sort(
    (a, b) => b.first.definition.measures.codeLines - a.first.definition.measures.codeLines,
  );
  return bySize.flatMap((unit) => {
    const { name } = unit.first.definition;
    return [subjectWords(name).slice(0, 3), wordsOf(name)];
  });
}
