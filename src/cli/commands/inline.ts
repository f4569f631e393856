import { inlineDiff, inlineJson, inlineText } from '../../report/inline.ts';
import { inline } from '../../verbs/inline.ts';
import type { InlineFlags } from '../program.ts';
import type { Streams } from '../streams.ts';

/** `solidify inline`: put source back, say what came back. */
export async function runInline(notebook: string, flags: InlineFlags, streams: Streams): Promise<number> {
  const report = await inline({
    notebook,
    packages: flags.package ?? [],
    python: flags.python ?? null,
    output: flags.output ?? null,
    mode: flags.dryRun ? 'show' : 'write',
  });
  if (flags.json) {
    streams.result(inlineJson(report));
    return 0;
  }
  streams.result(inlineText(report, streams.style));
  if (flags.dryRun && report.before !== report.after) {
    const { readNotebook } = await import('../../notebook/index.ts');
    const { redactorFor } = await import('../../verbs/redaction.ts');
    const redactor = await redactorFor([
      readNotebook(notebook, report.before),
      readNotebook(notebook, report.after),
    ]);
    streams.result(`\n${inlineDiff(report, (text) => redactor.output(text))}`);
  }
  return 0;
}
