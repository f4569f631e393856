import { dataFilesOf } from '../../plan/index.ts';
import type { DataFile, Recording } from '../../plan/recording.ts';
import { findLeaks } from '../../secrets/index.ts';
import { SolidifyError } from '../../text/error.ts';

/**
 * Real values that were asked for hold no secret and no personal data.
 * @param hidden texts of the notebooks that must not be repeated.
 * @throws SolidifyError (refused) `private-data`, which names function, argument and rules, never a value.
 */
export async function requireHarmlessData(
  { functions }: Recording,
  hidden: readonly string[],
  allowed: readonly string[],
): Promise<void> {
  for (const each of functions) {
    const files = new Map(each.calls.flatMap(dataFilesOf).map((file) => [file.path, file]));
    for (const file of files.values()) {
      const found = await findIn(file, hidden, allowed);
      if (found.length > 0) throw privateData(each.name, file.path, found);
    }
  }
}

/** What is found, in words. */
async function findIn(
  { path, text }: DataFile,
  hidden: readonly string[],
  allowed: readonly string[],
): Promise<readonly string[]> {
  const lines = path.endsWith('.csv') ? `${text}\n${namedCells(text)}` : text;
  const { secrets, personal } = await findLeaks(lines, allowed);
  const isHidden = hidden.some((each) => each.length > 3 && text.includes(each));
  return [
    ...new Set([
      ...secrets.map(({ rule }) => `a secret (${rule})`),
      ...personal.map((rule) => `personal data (${rule})`),
      ...(isHidden ? ['what the notebook itself must not tell'] : []),
    ]),
  ];
}

/** Cells of a table, each beside the name of its column: a password is told by that. Cells with commas are left to the text. */
function namedCells(text: string): string {
  const [head = '', ...rows] = text.split('\n');
  const names = head.split(',');
  return rows
    .flatMap((row) => row.split(',').map((cell, at) => ({ name: names[at] ?? '', cell })))
    .filter(({ name, cell }) => name !== '' && cell !== '' && Number.isNaN(Number(cell)))
    .map(({ name, cell }) => `${name} = "${cell}"`)
    .join('\n');
}

function privateData(name: string, path: string, found: readonly string[]): SolidifyError {
  const hasSecret = found.some((each) => each.startsWith('a secret'));
  const other = hasSecret ? ', or --allow-secret <rule> for a false alarm' : '';
  return new SolidifyError(
    'refused',
    'private-data',
    `the calls of ${name} hold what looks like ${found.join(' and ')}`,
    {
      place: { file: `tests/${path}` },
      hint: `Nothing was written. Leave ${name} out of --record-data${other}: its tests are then made of data of their own.`,
    },
  );
}
