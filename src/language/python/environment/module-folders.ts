import { isAbsolute, join } from 'node:path';
import type { ModuleFolders, SourceReader } from '../../../program/language.ts';
import { listNames, readText, sourceReaderFor } from '../../../workspace/index.ts';
import type { FindModuleFolders } from '../../language.ts';
import { standardLibrary, type Interpreter } from './interpreter-layout.ts';
import { locateInterpreter } from './interpreter.ts';

/** Makes a finder that looks at the disk when it is first asked of a kernel, and starts nothing. `python`: what `--python` says. */
export function moduleFoldersFinder(python: string | null): FindModuleFolders {
  const known = new Map<string | null, ModuleFolders | null>();
  return (kernelName) => {
    const found = known.get(kernelName);
    if (found !== undefined) return found;
    const interpreter = locateInterpreter(kernelName, python);
    const folders = interpreter === null ? null : moduleFoldersOf(interpreter);
    known.set(kernelName, folders);
    return folders;
  };
}

/**
 * The folders that an interpreter imports from: its standard library, and its site-packages with the folders that `.pth` files there
 * add. Runs nothing, so a line of Python in a `.pth` file adds none.
 */
export function moduleFoldersOf(interpreter: Interpreter): ModuleFolders {
  const { version, sitePackages } = interpreter;
  const installed = sitePackages.flatMap((path) => [path, ...addedBy(path)]);
  return {
    version,
    // Node and Python name systems alike.
    platform: process.platform,
    standard: standardLibrary(interpreter).map(folderReader),
    installed: [...new Set(installed)].map(folderReader),
  };
}

function addedBy(folder: string): readonly string[] {
  const files = listNames(folder).filter((name) => name.endsWith('.pth'));
  return files.sort().flatMap((name) =>
    readText(join(folder, name))
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^(?:#|import\s)/.test(line))
      .map((line) => (isAbsolute(line) ? line : join(folder, line))),
  );
}

/** Site-packages are long, and every import looks through them. */
function folderReader(path: string): SourceReader {
  const reader = sourceReaderFor(path);
  const lists = new Map<string, readonly string[]>();
  return {
    ...reader,
    list: (folder) => {
      const known = lists.get(folder) ?? reader.list(folder);
      lists.set(folder, known);
      return known;
    },
  };
}
