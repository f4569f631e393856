/** What is said in one place of a notebook and bears on code in all of it. */
export interface Hints {
  /** A log format that names the module, file or line of what logs, other than as a place: `%(module)s`; null: none. */
  readonly logFormat: string | null;
  /** A filter that takes warnings of the notebook's own module, `module='__main__'`, or code that shows their places; null: none. */
  readonly ownWarnings: string | null;
  /** Words that strings could have looked up in the frame that a library is called from: `@limit`, `log(x)`, `from frame`. */
  readonly lookedUp: ReadonlySet<string>;
  /** Packages and modules that are imported anywhere, by their first name. */
  readonly libraries: ReadonlySet<string>;
}

/** Gathers hints from the text of all cells; comments count, which costs little and loses nothing. */
export function hintsOf(texts: readonly string[]): Hints {
  const text = texts.join('\n');
  const formats = text.replace(LOG_PLACE, '');
  const libraries = [...text.matchAll(IMPORT)].flatMap(([, from, list]) =>
    (from ?? list ?? '').split(',').map((name) => name.trim().replace(/[\s.].*$/, '')),
  );
  return {
    logFormat: (LOG_STYLE.test(text) ? STYLED_LOG_FIELD : LOG_FIELD).exec(formats)?.[0] ?? null,
    ownWarnings: OWN_WARNINGS.exec(text)?.[0] ?? null,
    lookedUp: new Set(lookedUpIn(text)),
    libraries: new Set(libraries),
  };
}

/** The place of a record as most formats have it, which is compared as a place. */
const LOG_PLACE = /%\((?:filename|pathname)\)s:%\(lineno\)d|\{(?:filename|pathname)\}:\{lineno\}/g;
const LOG_FIELD = /%\((?:module|filename|pathname|lineno)\)|\{(?:module|pathname|lineno)\}/;
/** Formats of a style that is given: `{filename:>12}`, `$lineno`. */
const LOG_STYLE = /\bstyle\s*=\s*(['"])[{$]\1/;
const STYLED_LOG_FIELD = /(?:%\(|\{|\$\{?)(?:module|filename|pathname|lineno)\b/;

/** Also a function that shows warnings in place of Python's own, and recorded warnings that are asked for their place. */
const OWN_WARNINGS =
  /\bwarnings\s*\.\s*(?:showwarning|formatwarning)\b|\brecord\s*=\s*True\b[^]*\.(?:lineno|filename)\b|\bmodule\s*=\s*(?:__name__|[rRbBuU]?(['"])[^'"\n]*__main(?:__)?[^'"\n]*\1)/;

/** Variables of a query, functions of a formula, tables of a statement of SQL. */
function lookedUpIn(text: string): readonly string[] {
  const formulas = [...text.matchAll(FORMULA)].flatMap(([formula]) => [...formula.matchAll(CALLED)]);
  return [...text.matchAll(VARIABLE), ...text.matchAll(TABLE), ...formulas].flatMap(
    ([, name, other]) => name ?? other ?? [],
  );
}

/** Decorators left out. */
const VARIABLE = /(?<!^\s*)@([^\W\d]\w*)|(?<=^\s*)@([^\W\d]\w*)(?=\s*['"<>=!&|])/gmu;
const FORMULA = /['"][^'"\n]*~[^'"\n]*/g;
const CALLED = /(?<![\w.])([^\W\d]\w*)(?:\.\w+)*\s*\(/gu;
const TABLE = /\b(?:from|join)\s+([^\W\d]\w*)/giu;

const IMPORT = /^\s*(?:from\s+([\w.]+)\s+import\b|import\s+([\w. ]+(?:,\s*[\w. ]+)*))/gm;
