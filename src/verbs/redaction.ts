import type { Difference, Verification } from '../kernel/verification.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { createRedactor, findSecrets, withoutSecrets } from '../secrets/index.ts';
import type { Redactor } from '../secrets/redactor.ts';
import { shownTexts } from './output-leaks.ts';
import { veilFor } from './veil.ts';

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

/**
 * A verification that can be shown: without the secrets of the notebooks, those that only running them printed, and data: words
 * are told that stand in the notebooks' code or are everybody's, and few numbers.
 */
export async function redactVerification(
  verification: Verification,
  notebooks: readonly Notebook[],
  everybodysWords: readonly string[],
): Promise<Verification> {
  const failing = verification.failing.map((each) => ({ ...each, error: errorName(each.error) }));
  if (verification.differences.length === 0) return { ...verification, failing };
  const redactor = await redactorFor(notebooks);
  const redacted = (text: string): Promise<string> => withoutSecrets(redactor.output(text));
  const sources = notebooks.flatMap(({ cells }) => cells.filter(isCode).map(({ source }) => source));
  const veil = veilFor(sources, everybodysWords);
  const differences: Difference[] = [];
  for (const each of verification.differences) {
    const { first } = each;
    const [before, after] = veil(await redacted(each.before), await redacted(each.after));
    const [one, other] = veil(await redacted(first.before), await redacted(first.after));
    differences.push({ ...each, before, after, first: { ...first, before: one, after: other } });
  }
  return { ...verification, failing, differences };
}

function isCode({ kind }: Notebook['cells'][number]): boolean {
  return kind === 'code';
}

/** A class of errors that was made as the notebook ran may be called after its data. */
function errorName(name: string): string {
  return /^[A-Za-z]\w*(?:Error|Exception|Interrupt|Warning|Exit|Iteration)$/.test(name) ? name : 'Exception';
}
