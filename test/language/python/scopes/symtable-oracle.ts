import { spawnSync } from 'node:child_process';

/** Names that each function reads or binds in module scope, nested scopes included; keys are `name:line`. */
export type GlobalNames = Readonly<Record<string, readonly string[]>>;

/** What CPython says of one source; null where it refuses it. */
export interface OracleAnswer {
  readonly key: string;
  readonly functions: GlobalNames | null;
}

/**
 * CPython's own `symtable`. `is_global` can't be asked of a function that is called `top` (symtable takes it for the
 * module), so the scope is read from the raw flags. `__class__` is filtered: `super` implies it.
 */
const SCRIPT = String.raw`
import json, sys, symtable, warnings
warnings.simplefilter('ignore')
try:
    from symtable import GLOBAL_IMPLICIT, GLOBAL_EXPLICIT, SCOPE_OFF, SCOPE_MASK, USE, DEF_LOCAL, DEF_IMPORT
except ImportError:
    from _symtable import GLOBAL_IMPLICIT, GLOBAL_EXPLICIT, SCOPE_OFF, SCOPE_MASK, USE, DEF_LOCAL, DEF_IMPORT

def own_globals(table):
    return {name for name, flags in table._table.symbols.items()
            if (flags >> SCOPE_OFF) & SCOPE_MASK in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT) and flags & (USE | DEF_LOCAL | DEF_IMPORT)}

def closed(table):
    names = own_globals(table)
    for child in table.get_children():
        names |= closed(child)
    return names

def visit(table, found):
    for child in table.get_children():
        if child.get_type() in ('function', 'SymbolTableType.FUNCTION') or str(child.get_type()).endswith('FUNCTION'):
            name = child.get_name()
            if name.isidentifier() and name not in ('lambda', 'genexpr', 'listcomp', 'setcomp', 'dictcomp'):
                key = '%s:%d' % (name, child.get_lineno())
                found[key] = sorted(set(found.get(key, ())) | (closed(child) - {'__class__'}))
        visit(child, found)
    return found

for line in sys.stdin:
    request = json.loads(line)
    text = request.get('text')
    if text is None:
        try:
            with open(request['path'], encoding='utf-8', newline='') as file: text = file.read()
        except (UnicodeDecodeError, OSError): continue
    try:
        answer = visit(symtable.symtable(text, 'cell', 'exec'), {})
    except (SyntaxError, ValueError, RecursionError):
        answer = None
    print(json.dumps({'key': request['key'], 'functions': answer}))
`;

/** Asks CPython about sources, given as text or as paths. */
export function askSymtable(
  python: string,
  requests: readonly (
    { readonly key: string; readonly text: string } | { readonly key: string; readonly path: string }
  )[],
): readonly OracleAnswer[] {
  const input = requests.map((request) => JSON.stringify(request)).join('\n');
  const run = spawnSync(python, ['-I', '-X', 'utf8', '-c', SCRIPT], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OracleAnswer);
}
