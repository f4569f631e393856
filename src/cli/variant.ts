import type { VariantRequest } from '../plan/selection.ts';
import { SolidifyError } from '../text/error.ts';

/**
 * Reads `name=notebook.ipynb`; the path may hold further equals signs.
 * @throws SolidifyError (usage) for anything else.
 */
export function parseVariant(text: string): VariantRequest {
  const at = text.indexOf('=');
  const [name, notebook] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  if (name !== '' && notebook !== '') return { name, notebook };
  throw new SolidifyError('usage', 'bad-variant', `${JSON.stringify(text)} is no name and notebook`, {
    hint: 'Nothing was written. Give --variant name=notebook.ipynb.',
  });
}
