/** What a statement does to names of its module without saying so in its syntax. */
export type DynamicBinding =
  /** It may bind names. */
  | 'binds'
  /** It may take names away. */
  | 'unbinds'
  /** Another object takes the module's place. */
  | 'replaces';

/** Uses of a namespace that leave it as it is: `globals()['x']`, `'x' in globals()`, `list(globals())`. */
const READS =
  /\b(?:globals|locals|vars)\(\)\s*(?:\[[^\]]*\](?!\s*=[^=])|\.\s*(?:get|keys|items|values|copy)\b)|\b(?:in|list|dict|set|sorted|tuple|len)\b\s*\(?\s*(?:globals|locals|vars)\(\)/g;

/** Looks for `exec`, writes into `globals()` and `sys.modules[__name__]`, and the standard library's `_convert_`, in a statement as written. */
export function dynamicBinding(statement: string, module: string): DynamicBinding | null {
  if (!/\b(?:exec|globals|locals|vars|modules|_convert_|setattr)\b/.test(statement)) return null;
  const replaced = /\bmodules\[\s*(?:__name__|(['"])([\w.]+)\1)\s*\]\s*=(?!=)/.exec(statement);
  if (replaced !== null && (replaced[2] === undefined || replaced[2] === module)) return 'replaces';
  if (/^\s*del\b/.test(statement) && /\b(?:globals|locals|vars)\(\)/.test(statement)) return 'unbinds';
  if (/\b(?:globals|locals|vars)\(\)\s*\.\s*(?:pop|clear|popitem)\b/.test(statement)) return 'unbinds';
  const left = statement.replaceAll(READS, '');
  const binds = /\bexec\s*\(|\b(?:globals|locals|vars)\(\)|\bmodules\[\s*__name__\s*\]|\._convert_\s*\(/.test(
    left,
  );
  return binds ? 'binds' : null;
}
