import type { ModuleFolders } from '../program/language.ts';
import { locateInterpreter, moduleFoldersOf } from '../workspace/index.ts';

/** Finds the folders that notebooks with a kernel of this name import from; null where no interpreter can be told from the disk. */
export type FindModuleFolders = (kernelName: string | null) => ModuleFolders | null;

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
