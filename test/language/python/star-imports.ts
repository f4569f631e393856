import { spawnSync } from 'node:child_process';
import { locateInterpreter, moduleFoldersOf } from '../../../src/language/python/environment/index.ts';
import type { ModuleFolders } from '../../../src/program/language.ts';
import {
  createModuleExports,
  createModuleSourceReader,
} from '../../../src/language/python/facts/exports/index.ts';
import type { ModuleExports } from '../../../src/language/python/facts/exports/module-exports.ts';
import { starNames } from '../../../src/language/python/star-names/index.ts';
import { pythonParser } from '../../python-parser.ts';
import { readerOf } from './facts/analyze.ts';

/** Star-imports each module of a list in a process of its own; prints the names, or null where the import fails. */
const IMPORT = String.raw`
import json, os, sys, warnings
warnings.simplefilter("ignore")
for module in json.load(sys.stdin):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2): os.dup2(quiet, stream)
        namespace = {}
        try:
            exec(f"from {module} import *", namespace)
            names = sorted(set(namespace) - {"__builtins__", "__warningregistry__"})
        except BaseException:
            names = None
        with os.fdopen(writer, "w") as out: json.dump(names, out)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer: text = answer.read()
    os.waitpid(child, 0)
    print(json.dumps([module, json.loads(text) if text else None]), flush=True)
`;

/** The names that a star import of each module binds in a real interpreter; null where it fails. */
export function importedNames(
  python: string,
  modules: readonly string[],
): ReadonlyMap<string, readonly string[] | null> {
  const run = spawnSync(python, ['-I', '-c', IMPORT], {
    input: JSON.stringify(modules),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => JSON.parse(line) as [string, readonly string[] | null]));
}

/** The product's reader for an interpreter: of sources alone, or with the table. */
export async function exportsFor(python: string, table: typeof starNames): Promise<() => ModuleExports> {
  const read = createModuleSourceReader(await pythonParser());
  const interpreter = locateInterpreter(null, python);
  const folders: ModuleFolders | null = interpreter === null ? null : moduleFoldersOf(interpreter);
  return () => createModuleExports(read, readerOf({}), () => folders, table);
}

/** The table that knows nothing. */
export const noTable: typeof starNames = () => null;

/** What is wrong about an answer: names that are not there, names that are missing; empty where nothing is. */
export function wrongNames(
  { certain, possible, open }: ReturnType<ModuleExports>,
  real: readonly string[],
): readonly string[] {
  const names = new Set(real);
  const absent = [...certain].filter((name) => !names.has(name)).map((name) => `not there: ${name}`);
  const missing = real.filter((name) => !open && !certain.has(name) && !possible.has(name));
  return [...absent, ...missing.map((name) => `missing: ${name}`)];
}
