import type { RenameRequest } from '../plan/selection.ts';
import { SolidifyError } from '../text/error.ts';

/**
 * Reads `old=new`.
 * @throws SolidifyError (usage) for anything else.
 */
export function parseRename(text: string): RenameRequest {
  const [name = '', renamed = '', ...more] = text.split('=').map((part) => part.trim());
  if (name !== '' && renamed !== '' && more.length === 0) return { name, renamed };
  throw new SolidifyError('usage', 'bad-rename', `${JSON.stringify(text)} is no pair of names`, {
    hint: 'Nothing was written. Give --rename old=new.',
  });
}
