import type { SolidifyError } from '../text/error.ts';
import { printablePath } from '../text/printable.ts';

/** An error in three lines: what, where, what to do. */
export function errorText(error: SolidifyError): string {
  const { file, cell, line } = error.place;
  const place = [
    file === undefined ? undefined : printablePath(file),
    cell === undefined ? undefined : `cell ${cell}`,
    line === undefined ? undefined : `line ${line}`,
  ].filter((part) => part !== undefined);
  return [
    `error: ${error.message}`,
    ...(place.length > 0 ? [`  where: ${place.join(', ')}`] : []),
    `  to do: ${error.hint}`,
    '',
  ].join('\n');
}
