import type { Take } from '../plan/growth/decision.ts';
import { SolidifyError } from '../text/error.ts';

/**
 * Reads `package`, `notebook`, or one of them with names: `notebook:clean`.
 * @throws SolidifyError (usage) for anything else.
 */
export function parseTake(text: string): Take {
  const [, side, name = null] = /^(package|notebook)(?::\s*(\S+))?$/.exec(text) ?? [];
  if (side === 'package' || side === 'notebook') return { side, name };
  throw new SolidifyError('usage', 'bad-take', `${JSON.stringify(text)} is neither package nor notebook`, {
    hint: 'Nothing was written. Give --take package:name or --take notebook:name, or one of the two sides alone for all names.',
  });
}
