import { dirname, basename } from 'node:path';
import { relativePath } from '../../../text/change-set.ts';
import { SolidifyError } from '../../../text/error.ts';
import { applyChangeSet } from '../../../workspace/index.ts';
import type { Installed } from '../../installer.ts';
import { mappedTo, specifierFrom, withMapping } from '../importing/index.ts';
import type { Way } from '../importing/way.ts';

/**
 * Maps a package's name to a file in Deno's settings.
 * @throws SolidifyError (refused) `name-taken` where the name leads elsewhere, and as `applyChangeSet` does.
 */
export function mapPackage(
  { file, text }: Extract<Way, { kind: 'map' }>,
  name: string,
  entry: string,
): Installed {
  const target = specifierFrom(file, entry);
  const current = text === null ? null : mappedTo(file, text, name);
  if (current !== null && current !== target) {
    throw new SolidifyError('refused', 'name-taken', `its imports say already that ${name} is ${current}`, {
      place: { file },
      hint: 'Take that entry out, or give the package another name with --name.',
    });
  }
  const path = relativePath(basename(file));
  const changed = withMapping(file, text, name, target);
  const applied = applyChangeSet({
    root: dirname(file),
    changes: [
      text === null
        ? { kind: 'create', path, text: changed }
        : { kind: 'update', path, text: changed, original: text },
    ],
  });
  return {
    lines: [`Deno finds ${name} by ${file}.`],
    takeBack: () => {
      applied.takeBack();
      return Promise.resolve();
    },
  };
}
