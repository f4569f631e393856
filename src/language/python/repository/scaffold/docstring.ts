import { oneLine } from '../../../../render/index.ts';

/** The inside of a Python docstring: one line without double quotes, which a formatter would set apart. */
export function pythonDocstring(text: string): string {
  return oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', "'");
}
