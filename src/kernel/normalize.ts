/**
 * Replaces what differs from run to run without meaning: memory addresses (`at 0x7f…`), what %time, %timeit, tqdm and
 * Keras measured, the time in the head of a statsmodels table, names of temporary files, whether %%writefile found a
 * file. Lines are what a front end makes of carriage returns.
 */
export function normalizeText(text: string): string {
  return dropTableTimes(asShown(text))
    .replace(/\bat 0x[0-9a-fA-F]+/g, 'at 0x…')
    .replace(/^(CPU times|Wall time|Compiler|Parser {2}): .*$/gm, '$1: …')
    .replace(/^.* per loop(?: \(mean ± std\. dev\. of .*\)>?)?$/gm, '… per loop')
    .replace(/^The slowest run took .* times longer than the fastest\..*\n(?:.*being cached\.\s*\n)?/gm, '')
    .replace(/\[\d[\d:]*(?:<[\d:?]+)?, +(?:[\d.]+|\?) ?(?:[^\s\],]+\/s|s\/[^\s\],]+)(?=[\],])/g, '[…')
    .replace(/\b\d+s \d+(?:us|µs|ms|s)\/(?:step|epoch|sample)\b/g, '…/step')
    .replace(/(?<=[/\\])tmp[a-z0-9_]{8}\b/g, 'tmp…')
    .replace(/(?<=[/\\])ipykernel_\d+(?=[/\\])/g, 'ipykernel_…')
    .replace(/^Overwriting (?=\S+$)/gm, 'Writing ');
}

/** A text after its carriage returns and backspaces: each line as a front end shows it in the end. */
function asShown(text: string): string {
  if (!/[\r\b]/.test(text)) return text;
  return text
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .map((line) =>
      erase(line)
        .split('\r')
        .reduce((under, over) => over + under.slice(over.length), ''),
    )
    .join('\n');
}

function erase(line: string): string {
  const shown: string[] = [];
  for (const character of line) {
    if (character === '\b') shown.pop();
    else shown.push(character);
  }
  return shown.join('');
}

/** The date and the time at which statsmodels made a table; they come as a pair, in text, HTML and LaTeX. */
function dropTableTimes(text: string): string {
  const between = String.raw`:(?:\s|</?t[hdr][^>]*>|[}&])+`;
  const date = new RegExp(String.raw`(\bDate${between})\w{3}, \d\d \w{3} \d{4}`, 'g');
  const time = new RegExp(String.raw`(\bTime${between})\d\d:\d\d:\d\d`, 'g');
  const dated = text.replace(date, '$1…');
  return dated === text ? text : dated.replace(time, '$1…');
}

/**
 * Replaces what says where code stands: file and line, cell and line; of a printed traceback also the line there, of V8's stack
 * traces all but the error.
 */
export function dropLocations(text: string): string {
  return dropStacks(text)
    .replace(/(?:[A-Za-z]:)?[^\s"'():]*\.py:\d+/g, '<place>')
    .replace(/<ipython-input-[^>]*>:\d+/g, '<place>')
    .replace(/(File "[^"]*", line \d+, in .*)\n {4}.*(?:\n *[~^]+ *$)?/gm, '$1')
    .replace(/File "[^"]*", line \d+/g, '<place>')
    .replace(/Cell In ?\[\d+\], line \d+/g, '<place>')
    .replace(/\([^\s()]+, line \d+\)/g, '(<place>)');
}

/** `    at f (file:///a/b.ts:2:9)`, `    at async Promise.all (index 0)`; behind the last one may stand what else the error holds. */
const STACK_FRAME =
  /\n[ \t]+(?:at (?:.+ )?\(?(?:[^\s()]*:\d+:\d+|<anonymous>|native|index \d+)\)?|\.\.\. \d+ lines matching cause stack trace \.\.\.)(?= \{$|$)/gm;

/** Drops the frames of V8's stack traces, and the line of source that Node shows above one. */
function dropStacks(text: string): string {
  return text.replace(STACK_FRAME, '').replace(/^\S[^\n]*:\d+\n[^\n]*\n[ \t]*\^+[ \t]*\n\n?/gm, '');
}

/**
 * Drops Python's warnings (`file:line: SomeWarning: message`, then the source line indented by two). A message may
 * span lines; without an indented line near, only the first line is taken.
 */
export function dropWarnings(text: string): string {
  return text.replace(/^\S.*:\d+: \w*Warning: .*(?:(?:\n(?! {2}).*){0,8}?\n {2}.*)?\n?/gm, '');
}

/**
 * What of a traceback is no location: the exceptions it goes through with their messages, and the functions on the
 * way. Files, line numbers, and the source around them are where code stands.
 */
export function tracebackCore(traceback: string): string {
  const exceptions = traceback
    .split('\n')
    .filter((line) => /^[A-Za-z_][\w.]*(?:: |$)/.test(line))
    .map(dropLocations);
  return [...exceptions, ...tracebackFunctions(traceback)].join('\n');
}

/**
 * The functions of a traceback as IPython or V8 writes it, outermost first, qualified: `f`, `Model.fit`.
 */
export function tracebackFunctions(traceback: string): readonly string[] {
  const frames = traceback.matchAll(/^(?:File|Cell) .*?, in ([\p{L}_][^(\n]*)\(/gmu);
  const stack = traceback.matchAll(/^[ \t]+at (?:async |new )*([\p{L}_$][^\s(]*) \(/gmu);
  return [...[...stack].toReversed(), ...frames].map(([, name = '']) => name);
}
