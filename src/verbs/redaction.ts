import type { Difference, Verification } from '../kernel/verification.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { createRedactor, findSecrets, withoutSecrets } from '../secrets/index.ts';
import type { Redactor } from '../secrets/redactor.ts';
import { shownTexts } from './output-leaks.ts';

/** A redactor for all secrets in the sources and outputs of notebooks. */
export async function redactorFor(notebooks: readonly Notebook[]): Promise<Redactor> {
  const texts = notebooks
    .flatMap(({ cells }) => cells.flatMap((cell) => [cell.source, ...shownTexts(cell)]))
    .map((source, cell) => ({ cell, source }));
  return createRedactor(texts, await findSecrets(texts));
}

/** A value of JSON with secrets cut out of its strings; keys stay. */
export function redactedJson(text: string, redactor: Redactor): string {
  const value: unknown = JSON.parse(text, (_, part: unknown) =>
    typeof part === 'string' ? redactor.code(part) : part,
  );
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A verification that can be shown: without the secrets of the notebooks, and those that only running them printed. */
export async function redactVerification(
  verification: Verification,
  notebooks: readonly Notebook[],
): Promise<Verification> {
  if (verification.differences.length === 0) return verification;
  const redactor = await redactorFor(notebooks);
  const redacted = (text: string): Promise<string> => withoutSecrets(redactor.output(text));
  const differences = verification.differences.map(async (each): Promise<Difference> => {
    const { before, after, first } = each;
    return {
      ...each,
      before: await redacted(before),
      after: await redacted(after),
      first: { ...first, before: await redacted(first.before), after: await redacted(first.after) },
    };
  });
  return { ...verification, differences: await Promise.all(differences) };
}
