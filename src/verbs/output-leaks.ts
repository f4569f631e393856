import type { Diagnostic } from '../program/program.ts';
import { isBinary } from '../notebook/index.ts';
import type { Cell, Notebook, Output } from '../notebook/notebook.ts';

/** Programs and styles inside HTML: they are libraries of somebody else. */
const LIBRARIES = /<(script|style)\b[^]*?<\/\1>/gi;

const PERSONAL = {
  email: 'e-mail addresses',
  'phone-number': 'telephone numbers',
  'card-number': 'numbers of payment cards',
} as const;

/** Secrets and personal data in what a notebook's cells have shown: one diagnostic for each cell and rule. No text of an output stands in it. */
export async function outputDiagnostics(
  { cells }: Notebook,
  allowed: readonly string[],
): Promise<readonly Diagnostic[]> {
  const shown = cells.flatMap((cell) => {
    const texts = shownTexts(cell);
    return texts.length > 0 ? [{ cell: cell.index, texts }] : [];
  });
  if (shown.length === 0) return [];
  const { findLeaks } = await import('../secrets/index.ts');
  const found: Diagnostic[] = [];
  for (const { cell, texts } of shown) {
    const leaks = await findLeaks(texts.join('\n'), allowed);
    const place = { cell, line: null };
    for (const rule of new Set(leaks.secrets.map((secret) => secret.rule))) {
      const message = `an output holds what looks like a secret (rule ${rule}); it stands in the notebook's Git history too: change the secret, and clear the output`;
      found.push({ code: 'secret-in-output', message, ...place });
    }
    if (leaks.personal.length > 0) {
      const what = leaks.personal.map((rule) => PERSONAL[rule]).join(' and ');
      const message = `an output holds what looks like ${what}; it stands in the notebook's Git history too: clear the output before you pass the notebook on`;
      found.push({ code: 'personal-data-in-output', message, ...place });
    }
  }
  return found;
}

/** Texts of a cell's outputs and what else of the file belongs to it, each once. */
export function shownTexts({ outputs, asides = [] }: Cell): readonly string[] {
  return [...new Set([...outputs.flatMap(textsOf), ...asides])].filter((text) => text !== '');
}

function textsOf(output: Output): readonly string[] {
  switch (output.kind) {
    case 'stream':
      return [output.text];
    case 'error':
      return [`${output.name}: ${output.message}`];
    case 'result':
    case 'display':
      return Object.entries(output.data).flatMap(([mime, text]) => {
        if (isBinary(mime)) return [];
        return [/html|svg/.test(mime) ? text.replace(LIBRARIES, ' ') : text];
      });
  }
}
