import { basename, dirname, join, resolve } from 'node:path';
import { SolidifyError } from '../../text/error.ts';
import { isAsWritten, readInputs, sourceReaderFor } from '../../workspace/index.ts';
import type { InputFile } from '../../workspace/inputs.ts';
import type { PreparedNotebook } from './prepared.ts';

/** Where a rewritten notebook goes: over the original, or into the folder of `--notebooks-to`. */
export function targetOf({ path, realPath }: InputFile, notebooksTo: string | null): string {
  return notebooksTo === null ? realPath : join(resolve(notebooksTo), basename(path));
}

/** The text of the file that is at a target now; null where there is none. */
export function textThere(target: string): string | null {
  if (!sourceReaderFor(dirname(target)).exists(basename(target))) return null;
  return readInputs([target]).files[0]?.text ?? null;
}

/**
 * Checks that `--notebooks-to` overwrites nothing but what it wrote itself.
 * @throws SolidifyError `same-name` (usage) when two notebooks would become one file, `file-exists` (refused) when
 * somebody else's file is there.
 */
export function requireFreeTargets(
  notebooks: readonly PreparedNotebook[],
  folder: string,
  notebooksTo: string | null,
): void {
  if (notebooksTo === null) return;
  const targets = new Map<string, string>();
  for (const { target, rewrite } of notebooks) {
    const other = targets.get(target);
    targets.set(target, rewrite.notebook);
    if (other !== undefined) throw sameName(other, rewrite.notebook);
  }
  const taken = notebooks.find(
    ({ target, text, there }) => there !== null && there !== text && !isAsWritten(folder, target),
  );
  if (taken) throw fileExists(taken);
}

function sameName(one: string, other: string): SolidifyError {
  return new SolidifyError(
    'usage',
    'same-name',
    `two notebooks are called ${basename(one)}, and --notebooks-to would make them one file`,
    {
      place: { file: `${one}, ${other}` },
      hint: 'Nothing was written. Rename one of them, or leave --notebooks-to out.',
    },
  );
}

function fileExists({ target, source }: PreparedNotebook): SolidifyError {
  const isOriginal = target === source;
  return new SolidifyError(
    'refused',
    'file-exists',
    isOriginal
      ? '--notebooks-to names the folder of the notebook itself'
      : 'a file of the notebook’s name is there already, and it isn’t what the last extraction wrote',
    {
      place: { file: target },
      hint: isOriginal
        ? 'Nothing was written. Leave --notebooks-to out to rewrite the notebook in place.'
        : 'Nothing was written. Give --notebooks-to another folder, or move that file away.',
    },
  );
}
